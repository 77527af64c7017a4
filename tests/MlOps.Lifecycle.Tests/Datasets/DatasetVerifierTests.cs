using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.Tests.Datasets;

/// <summary>Damage to the row of a version instead of its bytes.</summary>
public sealed class DatasetVerifierTests : IDisposable
{
    private readonly DatasetBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task Column_whose_values_differ_is_named()
    {
        var version = await _bed.CommitGoldenAsync(100);
        var changed = version with { ColumnDigests = version.ColumnDigests.SetItem(2, version.ColumnDigests[2] with { Root = new('0', 64) }) };
        var result = await VerifyAsync(changed);
        result.Should().BeEquivalentTo(new { IsIntact = false, Column = "amount" });
        result.Sentence.Should().Contain("column 'amount' of golden@1").And.Contain("commit the data again");
    }

    [Fact]
    public async Task Pieces_in_another_order_are_noticed()
    {
        using var bed = new DatasetBed(options => options.MaximumSegmentBytes = 1);
        var version = await bed.CommitGoldenAsync(140_000);
        var result = await new DatasetVerifier(bed.Blobs, new(bed.Blobs, new([new ArrowSegmentFormat()]))).VerifyAsync(version with { Pieces = [.. version.Pieces.Reverse()] }, default);
        result.Should().BeEquivalentTo(new { IsIntact = false, Column = "flag" });
    }

    [Fact]
    public async Task Digest_of_the_table_and_size_of_a_segment_are_checked()
    {
        var version = await _bed.CommitGoldenAsync(100);
        (await VerifyAsync(version with { Digest = DatasetDigest.FromHash(new byte[32]) })).Sentence.Should().Contain("digest is that of other columns");
        (await VerifyAsync(version with { Segments = [version.Segments[0] with { Length = 1 }] })).Segment.Should().Be(version.Segments[0].Digest);
        (await VerifyAsync(version with { Segments = [version.Segments[0] with { RowCount = 101 }] })).Segment.Should().Be(version.Segments[0].Digest);
    }

    private Task<DatasetVerification> VerifyAsync(DatasetVersion version) =>
        new DatasetVerifier(_bed.Blobs, new(_bed.Blobs, new([new ArrowSegmentFormat()]))).VerifyAsync(version, default);
}
