using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Backends.Tests.Parquet;

public sealed class ParquetDatasetsTests : IDisposable
{
    private static readonly DatasetCommit Ada = new("ada@example.com", "test");

    private readonly ServiceProvider _provider;
    private readonly IDatasets _datasets;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mlops-lifecycle-tests-");

    public ParquetDatasetsTests()
    {
        _provider = Provide(builder => builder.UseParquetSegments());
        _datasets = _provider.GetRequiredService<IDatasets>();
    }

    public void Dispose()
    {
        _provider.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Rows_are_kept_in_Parquet_and_their_digest_does_not_show_it()
    {
        _provider.GetRequiredService<IOptions<DatasetOptions>>().Value.SegmentFormat.Should().Be("parquet");
        var version = await _datasets.CommitAsync("rides", Schema, [Batch(0, 1000)], Ada);
        version.Segments.Should().ContainSingle().Which.Format.Should().Be("parquet");
        version.Digest.Should().Be(await ArrowDigestAsync(Batch(0, 1000)));
        await using var blob = await _provider.GetRequiredService<IBlobStore>().OpenReadAsync(version.Segments[0].Digest);
        var magic = new byte[4];
        await blob.ReadExactlyAsync(magic);
        magic.Should().Equal("PAR1"u8.ToArray());
        (await _datasets.VerifyAsync(version.Id)).IsIntact.Should().BeTrue();
    }

    [Fact]
    public async Task Append_and_selection_work_on_Parquet()
    {
        var version = await _datasets.CommitAsync("rides", Schema, [Batch(0, 100_000)], Ada);
        var appended = await _datasets.AppendAsync(version.Id, [Batch(100_000, 50_000)], Ada);
        appended.Digest.Should().Be(await ArrowDigestAsync(Batch(0, 150_000)));
        var selected = await _datasets.SelectAsync(appended.Id, new() { Window = new(At(65_000), At(140_000)) }, Ada);
        selected.Pieces.Should().HaveCount(2);
        selected.Digest.Should().Be(await ArrowDigestAsync(Batch(65_000, 75_000)));
    }

    [Fact]
    public async Task Exported_file_is_committed_to_the_same_digest_with_its_roles()
    {
        var version = await _datasets.CommitAsync("rides", Schema, [Batch(0, 70_000)], Ada);
        await _datasets.ExportParquetAsync(version.Id, PathOf("rides.parquet"));
        var copy = await _datasets.CommitParquetAsync("copy", PathOf("rides.parquet"), Ada);
        copy.Digest.Should().Be(version.Digest);
        copy.Schema.Should().Equal(version.Schema);

        await _datasets.ExportParquetAsync(version.Id, PathOf("part.parquet"), ["x", "at"], new(At(10), At(20)));
        var part = await _datasets.CommitParquetAsync("part", PathOf("part.parquet"), Ada);
        part.RowCount.Should().Be(10);
        part.Schema.Select(column => column.Name).Should().Equal("x", "at");
        var more = await _datasets.AppendParquetAsync(part.Id, PathOf("rides.parquet"), Ada);
        more.RowCount.Should().Be(70_010);
    }

    [Fact]
    public async Task Export_never_overwrites_and_leaves_nothing_when_it_fails()
    {
        var version = await _datasets.CommitAsync("rides", Schema, [Batch(0, 10)], Ada);
        await File.WriteAllTextAsync(PathOf("taken.parquet"), "mine");
        await FluentActions.Invoking(() => _datasets.ExportParquetAsync(version.Id, PathOf("taken.parquet"))).Should().ThrowAsync<LifecycleException>().WithMessage("There is already a file*taken.parquet*");
        await FluentActions.Invoking(() => _datasets.ExportParquetAsync(version.Id, PathOf("new.parquet"), ["nowhere"])).Should().ThrowAsync<LifecycleException>().WithMessage("*'nowhere'*");
        await _provider.GetRequiredService<IBlobStore>().DeleteAsync(version.Segments[0].Digest);
        await FluentActions.Invoking(() => _datasets.ExportParquetAsync(version.Id, PathOf("new.parquet"))).Should().ThrowAsync<LifecycleException>().WithMessage($"Blob {version.Segments[0].Digest}*");
        _folder.EnumerateFiles().Select(file => file.Name).Should().Equal("taken.parquet");
    }

    [Fact]
    public async Task Bad_files_are_named()
    {
        await File.WriteAllTextAsync(PathOf("text.parquet"), "a,b\n1,2\n");
        await ShouldFailAsync("text.parquet", null, "'*text.parquet': The bytes are not a Parquet file*");
        await ShouldFailAsync("gone.parquet", null, "There is no file '*gone.parquet'*");
        var version = await _datasets.CommitAsync("rides", Schema, [Batch(0, 10)], Ada);
        await _datasets.ExportParquetAsync(version.Id, PathOf("rides.parquet"));
        await ShouldFailAsync("rides.parquet", new([new() { Name = "nowhere", Type = ColumnType.Number }]), "'*rides.parquet': The Parquet file has no column 'nowhere', only at, x*");
        await ShouldFailAsync("rides.parquet", new([new() { Name = "x", Type = ColumnType.Text }]), "Dataset 'new': column 'x' is Text*");
        await _datasets.ExportParquetAsync(version.Id, PathOf("empty.parquet"), null, new(At(100), At(200)));
        await ShouldFailAsync("empty.parquet", null, "Dataset 'new': there are no rows*");
        (await _datasets.FindNewestAsync("new")).Should().BeNull();
    }

    private async Task ShouldFailAsync(string file, TableSchema? schema, string message) =>
        await FluentActions.Invoking(() => _datasets.CommitParquetAsync("new", PathOf(file), Ada, schema)).Should().ThrowAsync<LifecycleException>().WithMessage(message);

    private static async Task<DatasetDigest> ArrowDigestAsync(RecordBatch batch)
    {
        using var provider = Provide(builder => builder);
        return (await provider.GetRequiredService<IDatasets>().CommitAsync("same", Schema, [batch], Ada)).Digest;
    }

    private static ServiceProvider Provide(Func<ILifecycleBuilder, ILifecycleBuilder> choose)
    {
        var services = new ServiceCollection();
        choose(services.AddMlOpsLifecycle(options => options.Environment = "test").UseInMemory());
        return services.BuildServiceProvider();
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static TableSchema Schema { get; } = new(
    [
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        new() { Name = "x", Type = ColumnType.Number, Unit = "km/h" },
        new() { Name = "kind", Type = ColumnType.Text, Role = ColumnRole.Label },
    ]);

    private static DateTimeOffset At(int i) => new DateTimeOffset(2011, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i);

    private static RecordBatch Batch(int first, int count)
    {
        var numbers = new DoubleArray.Builder();
        var kinds = new StringArray.Builder();
        var times = new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp));
        for (var i = first; i < first + count; i++)
        {
            times.Append(At(i));
            _ = i % 7 == 3 ? numbers.AppendNull() : numbers.Append(i / 3.0);
            _ = i % 5 == 3 ? kinds.AppendNull() : kinds.Append($"kind {i % 4}");
        }

        return new(ArrowTypes.ToArrow(Schema), [times.Build(), numbers.Build(), kinds.Build()], count);
    }
}
