using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetAppendTests : IDisposable
{
    private readonly DatasetBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Theory]
    [InlineData(10, 20)]
    [InlineData(65_536, 1)]
    [InlineData(65_535, 2)]
    [InlineData(70_000, 70_000)]
    public async Task Appended_version_is_the_commit_of_all_rows_and_shares_the_parents_segments(int before, int more)
    {
        var parent = await _bed.CommitGoldenAsync(before);
        var appended = await _bed.Datasets.AppendAsync(parent.Id, GoldenTable.Batches(before, more, 9_999), new("bob", "one more week"));
        using var other = new DatasetBed();
        var whole = await other.CommitGoldenAsync(before + more);

        appended.Digest.Should().Be(whole.Digest);
        appended.ColumnDigests.Should().BeEquivalentTo(whole.ColumnDigests);
        appended.Should().BeEquivalentTo(new { Kind = DatasetVersionKind.Appended, Parent = (DatasetVersionId?)parent.Id, RowCount = (long)before + more, whole.TimeRange, Reason = "one more week" });
        appended.Segments.Take(parent.Segments.Length).Should().Equal(parent.Segments);
        appended.Pieces.Sum(piece => piece.RowCount).Should().Be(before + more);
        (await _bed.ReadAsync(appended.Id, ["count", "name"])).Rows.Should().Equal((await other.ReadAsync(whole.Id, ["count", "name"])).Rows);
        (await _bed.Datasets.VerifyAsync(appended.Id)).IsIntact.Should().BeTrue();
    }

    [Fact]
    public async Task Append_writes_the_new_rows_only()
    {
        var parent = await _bed.CommitGoldenAsync(100_000);
        var before = await _bed.Blobs.ListAsync().ToListAsync();
        var appended = await _bed.Datasets.AppendAsync(parent.Id, [GoldenTable.Batch(100_000, 100)], DatasetBed.Ada);
        var added = (await _bed.Blobs.ListAsync().ToListAsync()).Except(before).ToList();
        added.Should().ContainSingle().Which.Digest.Should().Be(appended.Segments[^1].Digest);
        appended.Segments[^1].RowCount.Should().Be(100);
    }

    [Fact]
    public async Task Appending_the_same_rows_twice_is_idempotent_on_the_parent()
    {
        var parent = await _bed.CommitGoldenAsync(10);
        var first = await _bed.Datasets.AppendAsync(parent.Id, [GoldenTable.Batch(0, 10)], DatasetBed.Ada);
        (await _bed.Datasets.AppendAsync(parent.Id, [GoldenTable.Batch(0, 10)], DatasetBed.Ada)).Id.Should().Be(first.Id);
        first.Segments.Should().ContainSingle("the same rows are the same segment");
        first.Pieces.Should().HaveCount(2);

        var again = await _bed.Datasets.AppendAsync(first.Id, [GoldenTable.Batch(0, 10)], DatasetBed.Ada);
        again.RowCount.Should().Be(30);
        (await _bed.ReadAsync(again.Id)).Rows.Should().Equal([.. DatasetBed.Golden(0, 10), .. DatasetBed.Golden(0, 10), .. DatasetBed.Golden(0, 10)]);
        (await _bed.Datasets.VerifyAsync(again.Id)).IsIntact.Should().BeTrue();
    }

    [Fact]
    public async Task Nothing_appended_is_the_parent()
    {
        var parent = await _bed.CommitGoldenAsync(10);
        (await _bed.Datasets.AppendAsync(parent.Id, [], DatasetBed.Ada)).Id.Should().Be(parent.Id);
        (await _bed.Datasets.ListAsync("golden").CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Append_to_nothing_is_an_error() =>
        await FluentActions.Invoking(() => _bed.Datasets.AppendAsync(new("golden", 1), [GoldenTable.Batch(0, 10)], DatasetBed.Ada))
            .Should().ThrowAsync<LifecycleException>().WithMessage("*golden@1*Commit one first*");
}
