using System.Security.Cryptography;
using Apache.Arrow;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>A commit (logical digest, segment, manifest), beside SHA-256 over the same bytes.</summary>
[MemoryDiagnoser]
public class DatasetBenchmarks
{
    private static readonly TableSchema Schema = new([new() { Name = "value", Type = ColumnType.Number, IsNullable = false }]);
    private double[] _values = [];
    private RecordBatch _batch = null!;
    private ServiceProvider _arrow = null!;
    private ServiceProvider _parquet = null!;
    private int _commits;

    [Params(1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _values = Samples.Numbers(1, Rows, shift: 0);
        _batch = new(ArrowTypes.ToArrow(Schema), [new DoubleArray.Builder().AppendRange(_values).Build()], Rows);
        _arrow = new ServiceCollection().AddMlOpsLifecycle().UseInMemory().Services.BuildServiceProvider();
        _parquet = new ServiceCollection().AddMlOpsLifecycle().UseInMemory().UseParquetSegments().Services.BuildServiceProvider();
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _batch.Dispose();
        _arrow.Dispose();
        _parquet.Dispose();
    }

    [Benchmark(Baseline = true)]
    public byte[] HashAlone() => SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_values.AsSpan()));

    [Benchmark]
    public Task<DatasetVersion> CommitArrow() => CommitAsync(_arrow);

    [Benchmark]
    public Task<DatasetVersion> CommitParquet() => CommitAsync(_parquet);

    private Task<DatasetVersion> CommitAsync(ServiceProvider services) => services.GetRequiredService<IDatasets>()
        .CommitAsync(DatasetName.Parse($"values-{_commits++}"), Schema, [_batch], new DatasetCommit("benchmark@example.com", "measured"));
}
