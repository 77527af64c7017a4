using Apache.Arrow;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetCommitTests : IDisposable
{
    private static readonly TableSchema Two = new(
    [
        new() { Name = "id", Type = ColumnType.Integer, Role = ColumnRole.Id, IsNullable = false },
        new() { Name = "x", Type = ColumnType.Number },
    ]);

    private readonly DatasetBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task Committed_rows_are_read_back_with_their_lineage()
    {
        var version = await _bed.CommitGoldenAsync(1000);
        version.ToString().Should().Be("golden@1: 1,000 rows, 6 columns");
        version.Should().BeEquivalentTo(new
        {
            Kind = DatasetVersionKind.Committed,
            RowCount = 1000L,
            Parent = (DatasetVersionId?)null,
            Actor = (Actor)"ada@example.com",
            Reason = "first load",
            CodeVersion = "1.4.0+3f1c9ab",
            CreatedAt = _bed.Clock.GetUtcNow(),
            TimeRange = new TimeWindow(GoldenTable.At(0), GoldenTable.At(999).AddMicroseconds(1)),
        });
        version.Digest.ToString().Should().Be("rows1:deb939f577c907e8ee43bb55fe70260ee4ecf6fc3c36aa50585376e694374364");
        version.Schema.Should().Equal(GoldenTable.Schema);
        (await _bed.ReadAsync(version.Id)).Rows.Should().Equal(DatasetBed.Golden(0, 1000));
        (await _bed.Datasets.GetAsync(version.Id)).ToJson().Should().Be(version.ToJson());
    }

    [Fact]
    public async Task Same_rows_are_one_version_however_they_arrive_and_are_stored()
    {
        var first = await _bed.CommitGoldenAsync(200_000);
        (await _bed.CommitGoldenAsync(200_000, batch: 999)).ToJson().Should().Be(first.ToJson());
        (await _bed.Blobs.ListAsync().CountAsync()).Should().Be(first.Segments.Length, "segments do not depend on batches, so the bytes are stored once");

        using var other = new DatasetBed(options => options.MaximumSegmentRows = 70_000);
        var cut = await other.CommitGoldenAsync(200_000);
        cut.Segments.Should().HaveCount(2).And.OnlyContain(segment => segment.RowCount <= 2 * 65_536);
        cut.Digest.Should().Be(first.Digest);
    }

    [Fact]
    public async Task Same_rows_with_another_role_are_another_version_of_the_same_digest()
    {
        var first = await _bed.CommitGoldenAsync(10);
        var second = await _bed.Datasets.CommitAsync("golden", GoldenTable.Schema.WithRole(ColumnRole.Label, "count"), GoldenTable.Batches(0, 10, 10), DatasetBed.Ada);
        second.Id.Number.Should().Be(2);
        second.Digest.Should().Be(first.Digest);
        (await _bed.Datasets.ListAsync("golden").Select(version => version.Id.Number).ToListAsync()).Should().Equal(2, 1);
        (await _bed.Datasets.FindNewestAsync("golden"))!.Id.Should().Be(second.Id);
        (await _bed.Datasets.ListDatasetsAsync().ToListAsync()).Should().Equal((DatasetName)"golden");
    }

    [Fact]
    public async Task Segments_are_closed_at_their_size_in_bytes()
    {
        using var bed = new DatasetBed(options => options.MaximumSegmentBytes = 1);
        var version = await bed.CommitGoldenAsync(200_000);
        version.Segments.Select(segment => segment.RowCount).Should().Equal(65_536, 65_536, 65_536, 3_392);
        version.Segments[1].TimeRange.Should().Be(new TimeWindow(GoldenTable.At(65_537), GoldenTable.At(131_071).AddMicroseconds(1)), "row 65536 has no time");
        (await bed.ReadAsync(version.Id, ["count"])).Rows.Should().HaveCount(200_000);
    }

    [Fact]
    public async Task Columns_are_taken_by_name_from_wider_batches_and_converted()
    {
        var schema = new Schema([new("x", Apache.Arrow.Types.Int32Type.Default, true), new("more", Apache.Arrow.Types.BooleanType.Default, true), new("id", Apache.Arrow.Types.Int8Type.Default, false)], null);
        var batch = new RecordBatch(schema, [new Int32Array.Builder().Append(7).AppendNull().Build(), new BooleanArray.Builder().Append(true).Append(true).Build(), new Int8Array.Builder().Append(1).Append(2).Build()], 2);
        var version = await _bed.Datasets.CommitAsync("two", Two, [batch], DatasetBed.Ada);
        (await _bed.ReadAsync(version.Id)).Rows.Should().Equal("1|7", "2|missing");
    }

    [Fact]
    public async Task Every_bad_input_names_dataset_column_and_row_and_leaves_no_version()
    {
        await ShouldFailAsync([], "Dataset 'two': there are no rows to commit*Check the source*");
        await ShouldFailAsync([Batch([1, 2], null)], "Dataset 'two': the batch that starts at row 1 has no column 'x', only id: add the column*");
        await ShouldFailAsync([Batch([1, 2], new DoubleArray.Builder().Append(1).Append(2).Build()), Batch([3, null], new DoubleArray.Builder().Append(1).Append(2).Build())], "Dataset 'two': column 'id' has no value in row 4*declare the column nullable*");
        await ShouldFailAsync([Batch([1], new StringArray.Builder().Append("1").Build())], "Dataset 'two': column 'x' is Number in the schema, but the batch that starts at row 1 holds Arrow utf8*");
        await ShouldFailAsync([Batch([1], new Int64Array.Builder().Append((1L << 53) + 1).Build())], "Dataset 'two': column 'x' is Number*row 1 of the batch holds 9007199254740993*");
        (await _bed.Datasets.FindNewestAsync("two")).Should().BeNull();
    }

    [Fact]
    public async Task Commit_needs_a_name_an_actor_and_a_reason()
    {
        var rows = new[] { Batch([1], new DoubleArray.Builder().Append(1).Build()) };
        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync(default, Two, rows, DatasetBed.Ada)).Should().ThrowAsync<ArgumentException>().WithMessage("*needs a name*");
        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync("two", Two, rows, new(default, "why"))).Should().ThrowAsync<ArgumentException>().WithMessage("*who*");
        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync("two", Two, rows, new("ada", " "))).Should().ThrowAsync<ArgumentException>().WithMessage("*why*");
        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync("two", new([]), rows, DatasetBed.Ada)).Should().ThrowAsync<LifecycleException>().WithMessage("*no columns*");
    }

    [Fact]
    public async Task Cancellation_during_a_commit_leaves_no_version()
    {
        using var canceled = new CancellationTokenSource();
        async IAsyncEnumerable<RecordBatch> Rows()
        {
            yield return GoldenTable.Batch(0, 100_000);
            await canceled.CancelAsync();
            yield return GoldenTable.Batch(100_000, 100_000);
        }

        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync("golden", GoldenTable.Schema, Rows(), DatasetBed.Ada, canceled.Token)).Should().ThrowAsync<OperationCanceledException>();
        (await _bed.Datasets.FindNewestAsync("golden")).Should().BeNull();
        (await _bed.CommitGoldenAsync(100)).Id.Number.Should().Be(1);
    }

    [Fact]
    public async Task Hundred_commits_at_the_same_time_are_numbered_without_gaps()
    {
        var versions = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => _bed.CommitGoldenAsync(1 + (i % 50)))));
        versions.Select(version => version.Id.Number).Distinct().Order().Should().Equal(Enumerable.Range(1, 50));
    }

    [Fact]
    public async Task Unknown_version_names_the_newest_and_the_next_step()
    {
        await FluentActions.Invoking(() => _bed.Datasets.GetAsync(new("golden", 1))).Should().ThrowAsync<LifecycleException>().WithMessage("There is no dataset version golden@1: dataset 'golden' has no versions in environment 'test'*Commit one first*");
        await _bed.CommitGoldenAsync(10);
        await FluentActions.Invoking(() => _bed.Datasets.GetAsync(new("golden", 7))).Should().ThrowAsync<LifecycleException>().WithMessage("*golden@7*the newest is golden@1*");
        (await _bed.Datasets.FindAsync(new("golden", 7))).Should().BeNull();
    }

    [Fact]
    public void Unknown_segment_format_is_named()
    {
        var act = () => new DatasetBed(options => options.SegmentFormat = "parquet");
        act.Should().Throw<LifecycleException>().WithMessage("There is no segment format 'parquet', only arrow*UseParquetSegments()*");
    }

    private async Task ShouldFailAsync(RecordBatch[] batches, string message) =>
        await FluentActions.Invoking(() => _bed.Datasets.CommitAsync("two", Two, batches, DatasetBed.Ada)).Should().ThrowAsync<LifecycleException>().WithMessage(message);

    private static RecordBatch Batch(long?[] ids, IArrowArray? x)
    {
        var builder = new Int64Array.Builder();
        foreach (var id in ids)
            builder.Append(id);
        Field[] fields = x is null ? [new("id", Apache.Arrow.Types.Int64Type.Default, true)] : [new("id", Apache.Arrow.Types.Int64Type.Default, true), new("x", x.Data.DataType, true)];
        return new(new Schema(fields, null), x is null ? [builder.Build()] : [builder.Build(), x], ids.Length);
    }
}
