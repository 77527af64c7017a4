using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Hosting;

namespace MlOps.Lifecycle.Tests.Datasets;

/// <summary>Datasets over stores in memory.</summary>
internal sealed class DatasetBed : IDisposable
{
    public static readonly DatasetCommit Ada = new("ada@example.com", "first load", "1.4.0+3f1c9ab");

    private readonly ServiceProvider _provider;

    public DatasetBed(Action<DatasetOptions>? configure = null, IBlobStore? blobs = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock).AddSingleton(new LifecycleEnvironment("test"));
        if (blobs is not null)
            services.AddSingleton(blobs);
        new LifecycleBuilder(services).UseInMemory();
        services.AddDatasets().AddDatasets();
        if (configure is not null)
            services.Configure(configure);
        _provider = services.BuildServiceProvider();
        Datasets = _provider.GetRequiredService<IDatasets>();
        Blobs = _provider.GetRequiredService<IBlobStore>();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2012, 1, 9, 12, 0, 0, TimeSpan.Zero));

    public IDatasets Datasets { get; }

    public IBlobStore Blobs { get; }

    public Task<DatasetVersion> CommitGoldenAsync(int rows, int batch = 10_007) =>
        Datasets.CommitAsync("golden", GoldenTable.Schema, GoldenTable.Batches(0, rows, batch), Ada);

    /// <summary>Some columns of a version as text, with how large the batches were.</summary>
    public async Task<(List<string> Rows, List<int> Sizes)> ReadAsync(DatasetVersionId id, string[]? columns = null, TimeWindow? window = null)
    {
        var rows = new List<string>();
        var sizes = new List<int>();
        await foreach (var batch in Datasets.ReadAsync(id, columns, window))
        {
            sizes.Add(batch.Length);
            rows.AddRange(Texts(batch));
        }

        return (rows, sizes);
    }

    public static List<string> Golden(int first, int count) => [.. Texts(GoldenTable.Batch(first, count))];

    public static IEnumerable<string> Texts(RecordBatch batch)
    {
        for (var i = 0; i < batch.Length; i++)
            yield return string.Join('|', batch.Arrays.Select(array => array.IsNull(i) ? "missing" : Text(array, i)));
    }

    public void Dispose() => _provider.Dispose();

    private static string Text(IArrowArray array, int i) => array switch
    {
        Int64Array integers => $"{integers.Values[i]}",
        TimestampArray times => $"{times.Values[i]}",
        Date32Array days => $"{days.Values[i]}",
        DoubleArray numbers => $"{numbers.Values[i] + 0.0:R}",
        BooleanArray flags => $"{flags.GetValue(i)}",
        StringArray texts => $"'{texts.GetString(i)}'",
        _ => throw new InvalidOperationException(array.Data.DataType.Name),
    };
}
