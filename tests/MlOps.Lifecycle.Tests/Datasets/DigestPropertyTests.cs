using System.Collections.Immutable;
using Apache.Arrow;
using CsCheck;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DigestPropertyTests
{
    private const int Block = ColumnHasher.BlockRows;

    private static readonly TableSchema One = new([new() { Name = "x", Type = ColumnType.Integer }]);

    /// <summary>Numbers of rows around the ends of blocks, and batch sizes from one row to several blocks.</summary>
    private static readonly Gen<int> Rows = Gen.OneOf(Gen.Int[0, 300], Gen.Int[Block - 3, Block + 3], Gen.Int[(2 * Block) - 3, (4 * Block) + 3]);

    [Fact]
    public void Any_batching_gives_the_same_digest() =>
        Gen.Select(Rows, Gen.Int[1, 3 * Block].List[1, 20]).Sample((rows, sizes) =>
        {
            var all = Integers(rows, i => i % 9 == 4 ? null : i * 31L);
            Digest(Cut(all, sizes)).Should().BeEquivalentTo(Digest([all]));
        }, iter: 60, seed: "0001KOIPw9100");

    [Fact]
    public void Appending_to_any_prefix_gives_the_same_digest() =>
        Gen.Select(Rows, Gen.Double[0, 1]).Sample((rows, share) =>
        {
            var all = Integers(rows, i => i % 9 == 4 ? null : i * 31L);
            var before = (int)(rows * share);
            using var prefix = new TableHasher(One);
            prefix.Add(Batch(all, 0, before));
            var (columns, digest) = prefix.Finish();

            using var resumed = TableHasher.Resume(Version(columns, digest, before));
            resumed.RowCount.Should().Be(before / Block * Block);
            resumed.Add(Batch(all, (int)resumed.RowCount, rows - (int)resumed.RowCount));
            var (appended, table) = resumed.Finish();
            table.Should().Be(Digest([all]).Table);
            appended[0].Should().BeEquivalentTo(Digest([all]).Columns[0]);
        }, iter: 40, seed: "0002KOIPw9100");

    [Fact]
    public void One_changed_cell_gives_another_digest() =>
        Gen.Select(Gen.Int[1, 2 * Block], Gen.Double[0, 0.999_999], Gen.Long).Sample((rows, where, value) =>
        {
            var row = (int)(rows * where);
            var digest = Digest([Integers(rows, i => i)]).Table;
            Digest([Integers(rows, i => i == row ? null : i)]).Table.Should().NotBe(digest, "a value went missing");
            if (value != row)
                Digest([Integers(rows, i => i == row ? value : i)]).Table.Should().NotBe(digest, "a value changed");
            Digest([Integers(rows + 1, i => i)]).Table.Should().NotBe(digest, "a row was added");
        }, iter: 20, seed: "0003KOIPw9100");

    [Fact]
    public void Texts_are_told_apart_wherever_they_are_cut()
    {
        string?[][] tables = [["ab", "c"], ["a", "bc"], ["abc", ""], ["", "abc"], ["abc", null], [null, "abc"], ["é", "c"], ["e\u0301", "c"], ["abc"]];
        tables.Select(texts => Digest(new StringArray.Builder().AppendRange(texts!).Build(), ColumnType.Text)).Should().OnlyHaveUniqueItems("the bytes count as they are given, without normalization");
    }

    [Fact]
    public void Texts_longer_than_any_buffer_are_hashed_whole()
    {
        var texts = Enumerable.Range(0, 40).Select(i => new string((char)('a' + (i % 26)), i * 5000)).ToArray();
        var whole = Digest(new StringArray.Builder().AppendRange(texts).Build(), ColumnType.Text);
        texts[39] = texts[39][..^1] + "!";
        Digest(new StringArray.Builder().AppendRange(texts).Build(), ColumnType.Text).Should().NotBe(whole);
    }

    [Fact]
    public void Numbers_that_compare_equal_are_one_value_and_every_NaN_is_the_same()
    {
        var payload = BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8_0000_0000_1234));
        Digest(new DoubleArray.Builder().AppendRange([0.0, double.NaN]).Build(), ColumnType.Number)
            .Should().Be(Digest(new DoubleArray.Builder().AppendRange([-0.0, payload]).Build(), ColumnType.Number));
        Digest(new DoubleArray.Builder().Append(0).Build(), ColumnType.Number).Should().NotBe(Digest(new DoubleArray.Builder().Append(double.Epsilon).Build(), ColumnType.Number));
    }

    [Fact]
    public void What_lies_under_a_missing_value_does_not_count()
    {
        var values = new Int64Array.Builder().AppendRange([1, 2, 3]).Build().ValueBuffer;
        var other = new Int64Array.Builder().AppendRange([1, 99, 3]).Build().ValueBuffer;
        var present = new ArrowBuffer(new byte[] { 0b101 });
        Digest(new Int64Array(values, present, 3, 1, 0), ColumnType.Integer).Should().Be(Digest(new Int64Array(other, present, 3, 1, 0), ColumnType.Integer));
    }

    [Fact]
    public void Empty_missing_zero_and_false_are_told_apart() =>
        new[]
        {
            Digest(new Int64Array.Builder().Append(0).Build(), ColumnType.Integer),
            Digest(new Int64Array.Builder().AppendNull().Build(), ColumnType.Integer),
            Digest(new Int64Array.Builder().Build(), ColumnType.Integer),
            Digest(new BooleanArray.Builder().Append(false).Build(), ColumnType.Boolean),
            Digest(new BooleanArray.Builder().AppendNull().Build(), ColumnType.Boolean),
            Digest(new StringArray.Builder().Append("").Build(), ColumnType.Text),
            Digest(new DoubleArray.Builder().Append(0).Build(), ColumnType.Number),
        }.Should().OnlyHaveUniqueItems();

    private static DatasetVersion Version(ImmutableArray<ColumnDigest> columns, DatasetDigest digest, long rows) => DatasetVersionJsonTests.Everything() with
    {
        Schema = One,
        ColumnDigests = columns,
        Digest = digest,
        RowCount = rows,
    };

    private static Int64Array Integers(int rows, Func<int, long?> value)
    {
        var builder = new Int64Array.Builder().Reserve(rows);
        for (var i = 0; i < rows; i++)
            builder.Append(value(i));
        return builder.Build();
    }

    private static IEnumerable<IArrowArray> Cut(Int64Array all, List<int> sizes)
    {
        for (int start = 0, i = 0; start < all.Length; i++)
        {
            var count = Math.Min(sizes[i % sizes.Count], all.Length - start);
            yield return ArrowArrayFactory.Slice(all, start, count);
            start += count;
        }
    }

    private static RecordBatch Batch(IArrowArray array, int start, int count) =>
        new(ArrowTypes.ToArrow(One), [ArrowArrayFactory.Slice(array, start, count)], count);

    private static (ImmutableArray<ColumnDigest> Columns, DatasetDigest Table) Digest(IEnumerable<IArrowArray> arrays)
    {
        using var hasher = new TableHasher(One);
        foreach (var array in arrays)
            hasher.Add(Batch(array, 0, array.Length));
        return hasher.Finish();
    }

    private static DatasetDigest Digest(IArrowArray array, ColumnType type)
    {
        var schema = new TableSchema([new() { Name = "x", Type = type }]);
        using var hasher = new TableHasher(schema);
        hasher.Add(new RecordBatch(ArrowTypes.ToArrow(schema), [array], array.Length));
        return hasher.Finish().Table;
    }
}
