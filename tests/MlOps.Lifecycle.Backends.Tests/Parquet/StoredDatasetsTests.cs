using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Backends.Tests.Sqlite;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Backends.Tests.Parquet;

/// <summary>Dataset versions in a database file, their rows as Parquet in a folder: what an application gets.</summary>
public sealed class StoredDatasetsTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DatasetCommit Feed = new("feed", "hourly rides");

    private readonly SqliteFile _database = SqliteFile.Migrated();

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task Versions_survive_the_process_and_are_verified_by_the_next()
    {
        DatasetVersion appended, selected;
        await using (var first = Host())
        {
            var datasets = first.GetRequiredService<IDatasets>();
            var parent = await datasets.CommitAsync("rides", Schema, [Batch(0, 70_000)], Feed);
            appended = await datasets.AppendAsync(parent.Id, [Batch(70_000, 5_000)], Feed);
            selected = await datasets.SelectAsync(appended.Id, new() { Window = new(Start.AddHours(65_000), Start.AddHours(72_000)) }, Feed);
        }

        await using var second = Host();
        var again = second.GetRequiredService<IDatasets>();
        (await again.GetAsync(appended.Id)).ToJson().Should().Be(appended.ToJson());
        (await again.ListAsync("rides").Select(version => version.Id.Number).ToListAsync()).Should().Equal(3, 2, 1);
        (await again.VerifyAsync(selected.Id)).Should().BeEquivalentTo(new { IsIntact = true });
        (await again.ReadAsync(selected.Id, ["rides"]).Select(batch => ((Int64Array)batch.Column(0)).Values.ToArray().Sum()).SumAsync()).Should().Be(Enumerable.Range(65_000, 7_000).Sum(i => (long)i));
        (await again.CommitAsync("rides", Schema, [Batch(0, 70_000)], Feed)).Id.Number.Should().Be(1, "the same rows are the same version in any process");
    }

    [Fact]
    public async Task Changed_segment_is_named_before_a_parser_sees_it()
    {
        await using var host = Host();
        var datasets = host.GetRequiredService<IDatasets>();
        var version = await datasets.CommitAsync("rides", Schema, [Batch(0, 1_000)], Feed);
        var digest = version.Segments[0].Digest;
        var path = Path.Combine(Folder, digest.Hex[..2], digest.Hex);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        await FluentActions.Invoking(async () => await datasets.ReadAsync(version.Id).CountAsync()).Should().ThrowAsync<LifecycleException>().WithMessage($"Blob {digest} in folder '{Folder}' was changed*restore it from a backup*");
        (await datasets.VerifyAsync(version.Id)).Segment.Should().Be(digest);
    }

    [Fact]
    public async Task Cancellation_at_any_batch_leaves_no_version_and_the_commit_can_be_repeated()
    {
        await using var host = Host();
        var datasets = host.GetRequiredService<IDatasets>();
        for (var stopAt = 0; stopAt < 4; stopAt++)
        {
            using var canceled = new CancellationTokenSource();
            await FluentActions.Invoking(() => datasets.CommitAsync("rides", Schema, Rows(stopAt, canceled), Feed, canceled.Token)).Should().ThrowAsync<OperationCanceledException>();
            (await datasets.FindNewestAsync("rides")).Should().BeNull();
        }

        (await datasets.CommitAsync("rides", Schema, Rows(int.MaxValue, null), Feed)).Id.Number.Should().Be(1);
        Directory.EnumerateFiles(Folder, "*", SearchOption.TopDirectoryOnly).Should().BeEmpty("no temporary file is left");
    }

    [Fact]
    public async Task Commits_of_many_writers_are_numbered_without_gaps()
    {
        await using var one = Host();
        await using var two = Host();
        var hosts = new[] { one, two };
        var versions = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            Task.Run(() => hosts[i % 2].GetRequiredService<IDatasets>().CommitAsync("rides", Schema, [Batch(0, 1 + (i / 2))], Feed))));
        versions.Select(version => version.Id.Number).Distinct().Order().Should().Equal(1, 2, 3, 4, 5, 6);
        versions.GroupBy(version => version.Digest).Should().OnlyContain(same => same.Select(version => version.Id).Distinct().Count() == 1);
    }

    private string Folder => Path.Combine(Path.GetDirectoryName(_database.Path)!, "blobs");

    private ServiceProvider Host() => _database.Services(TimeProvider.System, then: builder =>
    {
        builder.Services.AddMlOpsLifecycle(options => options.Environment = "test");
        builder.UseFileSystemBlobs(Folder).UseParquetSegments();
    });

    private static TableSchema Schema { get; } = new(
    [
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        new() { Name = "rides", Type = ColumnType.Integer, Role = ColumnRole.Label },
    ]);

    private static async IAsyncEnumerable<RecordBatch> Rows(int stopAt, CancellationTokenSource? canceled)
    {
        for (var i = 0; i < 4; i++)
        {
            if (i == stopAt)
                await canceled!.CancelAsync();
            yield return Batch(i * 20_000, 20_000);
        }
    }

    private static RecordBatch Batch(int first, int count)
    {
        var rows = Enumerable.Range(first, count).ToArray();
        var times = new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(rows.Select(i => Start.AddHours(i))).Build();
        return new(ArrowTypes.ToArrow(Schema), [times, new Int64Array.Builder().AppendRange(rows.Select(i => (long)i)).Build()], count);
    }
}
