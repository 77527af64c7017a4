using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetSelectTests : IDisposable
{
    private readonly DatasetBed _bed = new(options => options.MaximumSegmentBytes = 1);

    public void Dispose() => _bed.Dispose();

    /// <summary>Rows 65 000 to 131 999 but 70 000 to 70 009, and never a row without a time.</summary>
    private static DatasetSelection Middle { get; } = new()
    {
        Window = new(GoldenTable.At(65_000), GoldenTable.At(132_000)),
        Except = [new(GoldenTable.At(70_000), GoldenTable.At(70_010))],
    };

    [Fact]
    public async Task Selection_of_sorted_rows_without_gaps_is_a_few_pieces_and_no_new_bytes()
    {
        var parent = await CommitSortedAsync(200_000);
        var before = await _bed.Blobs.ListAsync().CountAsync();
        var selected = await _bed.Datasets.SelectAsync(parent.Id, Middle, new("ada", "training window"));

        selected.Pieces.Select(piece => (piece.FirstRow, piece.RowCount)).Should().Equal((65_000, 536), (0, 4_464), (4_474, 61_062 - 0), (0, 928));
        selected.Segments.Should().Equal(parent.Segments[..3]);
        (await _bed.Blobs.ListAsync().CountAsync()).Should().Be(before);
        selected.Should().BeEquivalentTo(new { Kind = DatasetVersionKind.Selected, Parent = (DatasetVersionId?)parent.Id, RowCount = 66_990L, Selection = Middle });
        selected.TimeRange.Should().Be(new TimeWindow(GoldenTable.At(65_000), GoldenTable.At(131_999).AddMicroseconds(1)));
        (await _bed.Datasets.VerifyAsync(selected.Id)).IsIntact.Should().BeTrue();

        var rows = (await _bed.ReadAsync(selected.Id, ["count"])).Rows;
        rows.Should().HaveCount(66_990);
        rows[0].Should().Be("65000");
        rows[5_000].Should().Be("70010");
        rows[^1].Should().Be("131999");
    }

    [Fact]
    public async Task Selected_rows_are_the_commit_of_those_rows()
    {
        var parent = await CommitSortedAsync(200_000);
        var selected = await _bed.Datasets.SelectAsync(parent.Id, new() { Window = Middle.Window }, DatasetBed.Ada);
        using var other = new DatasetBed();
        var whole = await other.Datasets.CommitAsync("other", Sorted, [SortedBatch(65_000, 67_000)], DatasetBed.Ada);
        selected.Digest.Should().Be(whole.Digest);
        (await _bed.Datasets.SelectAsync(parent.Id, new() { Window = Middle.Window }, DatasetBed.Ada)).Id.Should().Be(selected.Id, "the same selection again is the same version");
    }

    [Fact]
    public async Task Scattered_rows_are_copied_when_the_pieces_become_too_many()
    {
        var parent = await _bed.CommitGoldenAsync(100_000);
        var few = await _bed.Datasets.SelectAsync(parent.Id, new() { Window = new(GoldenTable.At(0), GoldenTable.At(310)) }, DatasetBed.Ada);
        few.Pieces.Should().HaveCount(11, "every 31st row has no time");
        few.RowCount.Should().Be(300);

        var many = await _bed.Datasets.SelectAsync(parent.Id, new(), DatasetBed.Ada);
        many.Pieces.Should().HaveCount(2);
        many.Segments.Should().NotIntersectWith(parent.Segments);
        many.RowCount.Should().Be(100_000 - 3_226);
        (await _bed.Datasets.VerifyAsync(many.Id)).IsIntact.Should().BeTrue();
        var rows = (await _bed.ReadAsync(many.Id)).Rows;
        rows.Should().Equal(DatasetBed.Golden(0, 100_000).Where((_, i) => i % 31 != 2));
    }

    [Fact]
    public async Task Selection_of_a_selection_with_gaps_keeps_to_the_rows_of_its_parent()
    {
        var parent = await _bed.CommitGoldenAsync(80_000);
        var first = await _bed.Datasets.SelectAsync(parent.Id, new() { Window = new(GoldenTable.At(65_000), GoldenTable.At(66_000)) }, DatasetBed.Ada);
        var second = await _bed.Datasets.SelectAsync(first.Id, new() { Except = [new(GoldenTable.At(65_500), GoldenTable.At(65_600))] }, DatasetBed.Ada);
        second.Parent.Should().Be(first.Id);
        var expected = DatasetBed.Golden(65_000, 1_000).Where((_, i) => (65_000 + i) % 31 != 2 && i is (< 500 or >= 600)).ToList();
        var (rows, sizes) = await _bed.ReadAsync(second.Id);
        rows.Should().Equal(expected);
        sizes.Should().HaveCount(2, "runs of one batch are handed out together");
        (await _bed.Datasets.VerifyAsync(second.Id)).IsIntact.Should().BeTrue();
        (await _bed.ReadAsync(second.Id, null, new(GoldenTable.At(65_400), GoldenTable.At(65_700)))).Rows.Should().Equal(
            DatasetBed.Golden(65_400, 300).Where((_, i) => (65_400 + i) % 31 != 2 && i is (< 100 or >= 200)));
    }

    [Fact]
    public async Task Selection_without_rows_is_a_version_without_rows()
    {
        var parent = await CommitSortedAsync(100);
        var selected = await _bed.Datasets.SelectAsync(parent.Id, new() { Window = new(GoldenTable.At(5000), GoldenTable.At(6000)) }, DatasetBed.Ada);
        selected.RowCount.Should().Be(0);
        selected.TimeRange.Should().BeNull();
        (await _bed.ReadAsync(selected.Id)).Rows.Should().BeEmpty();
        (await _bed.Datasets.VerifyAsync(selected.Id)).IsIntact.Should().BeTrue();
        var appended = await _bed.Datasets.AppendAsync(selected.Id, [SortedBatch(0, 5)], DatasetBed.Ada);
        appended.RowCount.Should().Be(5);
    }

    [Fact]
    public async Task Table_without_times_cannot_be_selected_by_time()
    {
        var parent = await _bed.Datasets.CommitAsync("golden", GoldenTable.Schema.WithRole(ColumnRole.Feature, "at"), GoldenTable.Batches(0, 10, 10), DatasetBed.Ada);
        parent.TimeRange.Should().BeNull();
        await FluentActions.Invoking(() => _bed.Datasets.SelectAsync(parent.Id, new(), DatasetBed.Ada)).Should().ThrowAsync<LifecycleException>().WithMessage("golden@1 has no column*role Time*commit again*");
        await FluentActions.Invoking(() => _bed.ReadAsync(parent.Id, null, Middle.Window)).Should().ThrowAsync<LifecycleException>().WithMessage("golden@1 has no column*");
    }

    [Fact]
    public async Task Days_select_rows_too()
    {
        var schema = GoldenTable.Schema.WithRole(ColumnRole.Feature, "at").WithRole(ColumnRole.Time, "day");
        var parent = await _bed.Datasets.CommitAsync("days", schema, GoldenTable.Batches(0, 2000, 500), DatasetBed.Ada);
        var selected = await _bed.Datasets.SelectAsync(parent.Id, new() { Window = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(10)) }, DatasetBed.Ada);
        (await _bed.ReadAsync(selected.Id, ["day"])).Rows.Should().Equal(Enumerable.Range(0, 10).Where(i => (i + 1000) % 29 != 1).Select(i => $"{i}"));
    }

    [Fact]
    public async Task Selected_rows_are_no_newer_state_of_the_dataset()
    {
        var parent = await CommitSortedAsync(2000);
        for (var i = 1; i <= 9; i++)
            await _bed.Datasets.SelectAsync(parent.Id, new() { Window = new(GoldenTable.At(0), GoldenTable.At(i)) }, DatasetBed.Ada);
        (await _bed.Datasets.FindNewestAsync("sorted"))!.Id.Should().Be(parent.Id, "a training set is not what the next rows are appended to");
        var appended = await _bed.Datasets.AppendAsync(parent.Id, [SortedBatch(2000, 10)], DatasetBed.Ada);
        (await _bed.Datasets.FindNewestAsync("sorted"))!.Id.Should().Be(appended.Id);
    }

    private static TableSchema Sorted { get; } = new(GoldenTable.Schema.Where(column => column.Name is "count" or "at" or "name"));

    private Task<DatasetVersion> CommitSortedAsync(int rows) => _bed.Datasets.CommitAsync("sorted", Sorted, [SortedBatch(0, rows)], DatasetBed.Ada);

    private static Apache.Arrow.RecordBatch SortedBatch(int first, int count)
    {
        var rows = Enumerable.Range(first, count).ToArray();
        return new(
            ArrowTypes.ToArrow(Sorted),
            [
                new Apache.Arrow.Int64Array.Builder().AppendRange(rows.Select(i => (long)i)).Build(),
                new Apache.Arrow.StringArray.Builder().AppendRange(rows.Select(i => $"{i % 10}")).Build(),
                new Apache.Arrow.TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(rows.Select(GoldenTable.At)).Build(),
            ],
            count);
    }
}
