using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetReadTests : IDisposable
{
    private readonly DatasetBed _bed = new(options => options.MaximumSegmentBytes = 1);

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task Columns_come_in_the_order_asked_for_with_their_roles()
    {
        var version = await _bed.CommitGoldenAsync(100);
        await foreach (var batch in _bed.Datasets.ReadAsync(version.Id, ["at", "flag"]))
            ArrowTypes.ToTableSchema(batch.Schema).Should().Equal(GoldenTable.Schema["at"], GoldenTable.Schema["flag"]);
        (await _bed.ReadAsync(version.Id, ["day", "count"])).Rows[0].Should().Be("-1000|-500001500");
    }

    [Fact]
    public async Task Unknown_column_names_the_known_ones()
    {
        var version = await _bed.CommitGoldenAsync(10);
        await FluentActions.Invoking(() => _bed.ReadAsync(version.Id, ["nowhere"])).Should().ThrowAsync<LifecycleException>().WithMessage("*no column 'nowhere'*flag, count*");
    }

    [Fact]
    public async Task Window_gives_the_rows_inside_and_opens_only_segments_that_have_some()
    {
        var version = await _bed.CommitGoldenAsync(200_000);
        await _bed.Blobs.DeleteAsync(version.Segments[0].Digest);
        var window = new TimeWindow(GoldenTable.At(70_000), GoldenTable.At(140_000));
        var (rows, sizes) = await _bed.ReadAsync(version.Id, ["count", "name"], window);
        var expected = Enumerable.Range(70_000, 70_000).Where(i => i % 31 != 2).ToArray();
        rows.Should().HaveCount(expected.Length);
        rows.Should().Equal(DatasetBed.Golden(70_000, 70_000).Where((_, i) => (70_000 + i) % 31 != 2).Select(row => string.Join('|', row.Split('|')[1], row.Split('|')[3])));
        sizes.Should().OnlyContain(size => size > 0).And.HaveCount(2, "rows are not handed out run by run");

        (await _bed.ReadAsync(version.Id, ["at"], new(GoldenTable.At(70_001), GoldenTable.At(70_002)))).Rows.Should().HaveCount(1);
        await FluentActions.Invoking(() => _bed.ReadAsync(version.Id)).Should().ThrowAsync<LifecycleException>().WithMessage($"Blob {version.Segments[0].Digest} is not*");
    }

    [Fact]
    public async Task Numbers_are_kept_in_their_canonical_form()
    {
        var version = await _bed.CommitGoldenAsync(30);
        await foreach (var batch in _bed.Datasets.ReadAsync(version.Id, ["amount"]))
            double.IsNegative(((Apache.Arrow.DoubleArray)batch.Column(0)).Values[1]).Should().BeFalse("-0.0 is kept as 0.0");
    }

    [Fact]
    public async Task Verification_names_the_first_segment_that_is_missing()
    {
        var version = await _bed.CommitGoldenAsync(140_000);
        var intact = await _bed.Datasets.VerifyAsync(version.Id);
        intact.Should().BeEquivalentTo(new { IsIntact = true, Segment = (ContentDigest?)null, Column = (string?)null, Sentence = "golden@1 is intact: 140,000 rows in 3 segments were read and their digests agree." });

        await _bed.Blobs.DeleteAsync(version.Segments[1].Digest);
        var damaged = await _bed.Datasets.VerifyAsync(version.Id);
        damaged.IsIntact.Should().BeFalse();
        damaged.Segment.Should().Be(version.Segments[1].Digest);
        damaged.Sentence.Should().Contain("golden@1").And.Contain("cannot be read");
    }

    [Fact]
    public async Task Verification_names_a_segment_that_was_changed_on_disk()
    {
        using var folder = new TemporaryFolder();
        var blobs = new FileSystemBlobStore(folder["blobs"], _bed.Clock, DiskCalls.Native);
        using var bed = new DatasetBed(blobs: blobs);
        var version = await bed.CommitGoldenAsync(1000);
        var path = Path.Combine(folder["blobs"], version.Segments[0].Digest.Hex[..2], version.Segments[0].Digest.Hex);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);

        var damaged = await bed.Datasets.VerifyAsync(version.Id);
        damaged.Should().BeEquivalentTo(new { IsIntact = false, Segment = (ContentDigest?)version.Segments[0].Digest });
        damaged.Sentence.Should().Contain("was changed").And.Contain("restore it from a backup");
        await FluentActions.Invoking(() => bed.ReadAsync(version.Id)).Should().ThrowAsync<LifecycleException>().WithMessage("*was changed*");
    }
}
