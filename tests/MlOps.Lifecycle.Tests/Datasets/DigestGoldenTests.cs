using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

/// <summary>Digests of format 1 never change. The values come from Golden/rows1.py, which shares no code with the library.</summary>
public sealed class DigestGoldenTests
{
    [Theory]
    [InlineData(0, "rows1:2c593a68b5112571185e869a36fe79bcc8b4139b35b3684d4d7c79991b074545")]
    [InlineData(1, "rows1:af4608a2531445d7442095f9271e1c4add9978c9a57795ad2ed4e317a45d6fcf")]
    [InlineData(8, "rows1:56561656a02fda3fe2628c6e6a60badf4bcaa0d3110a2ee040511a3e829c2421")]
    [InlineData(1000, "rows1:deb939f577c907e8ee43bb55fe70260ee4ecf6fc3c36aa50585376e694374364")]
    [InlineData(65535, "rows1:ad627f09d4714e7859e642d1feda6f04f1c2adc93fd63daefe311ffdc279ce8c")]
    [InlineData(65536, "rows1:6535ff24621eefecacde2777fba23019c43a5e5d76f9f803fa14ce31e0bb79a4")]
    [InlineData(65537, "rows1:06cd2e862049dea925a65911f10588e9e6dcddf03be8325976e577955b3dadb9")]
    [InlineData(327683, "rows1:a36f8bc69ca476fb18ee5e7b805495603edb2f5209eb17f3dab71a940ab2754a")]
    public void Golden_table_has_its_digest(int rows, string digest)
    {
        using var hasher = new TableHasher(GoldenTable.Schema);
        foreach (var batch in GoldenTable.Batches(0, rows, 10_007))
            hasher.Add(batch);
        hasher.Finish().Table.Should().Be(DatasetDigest.Parse(digest));
    }

    [Fact]
    public void Golden_columns_have_their_digests()
    {
        using var hasher = new TableHasher(GoldenTable.Schema);
        hasher.Add(GoldenTable.Batch(0, 1000));
        hasher.Finish().Columns.Select(digest => digest with { Subtrees = [] }).Should().Equal(
        [
            new ColumnDigest { Column = "flag", Root = "d53916cc650051fed2bfcbb6b3d02883e6ac1d6a5c59091e666690a56bd4ba33" },
            new ColumnDigest { Column = "count", Root = "5069e242f4de8b4efc267da825dc9f4b1843834c32ac54a09236d85a2f505f63" },
            new ColumnDigest { Column = "amount", Root = "04b820e0da67e1d7008e86da91aa2eba3199a46a61e5a488a4c51c42359709c3" },
            new ColumnDigest { Column = "name", Root = "685f0feb13714ace4b666b70fc5be923e315667d282223a191e4321fb309e064" },
            new ColumnDigest { Column = "day", Root = "14ed4c9ffcbcef7cf9dc3f0013ef6b491e2db9048f732b8f3ff5b983fc1a255f" },
            new ColumnDigest { Column = "at", Root = "57f3015afda18bc4f8b6442374c8daf4b7aef31c59dea9a6a53dde204675475d" },
        ]);
    }

    [Fact]
    public void Renaming_or_reordering_reads_no_data_and_changes_the_digest_of_the_table_only()
    {
        using var hasher = new TableHasher(GoldenTable.Schema);
        hasher.Add(GoldenTable.Batch(0, 1000));
        var (columns, table) = hasher.Finish();

        TableHasher.Combine(GoldenTable.Schema, columns, 1000).Should().Be(table);
        TableHasher.Combine(GoldenTable.Schema.With("count", c => c with { Name = "quantity" }), columns, 1000).Should().NotBe(table);
        TableHasher.Combine(new(GoldenTable.Schema.Reverse()), [.. columns.Reverse()], 1000).Should().NotBe(table);
        TableHasher.Combine(GoldenTable.Schema.WithRole(ColumnRole.Label, "count"), columns, 1000).Should().Be(table, "roles are what a column is for, not what it holds");
    }
}
