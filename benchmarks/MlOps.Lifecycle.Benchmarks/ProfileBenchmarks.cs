using BenchmarkDotNet.Attributes;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>The mergeable profile of one column of numbers, beside one pass that sums them.</summary>
[MemoryDiagnoser]
public class ProfileBenchmarks
{
    private double[] _values = [];

    [Params(1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _values = Samples.Numbers(1, Rows, shift: 0);

    [Benchmark(Baseline = true)]
    public double SumAlone()
    {
        var sum = 0.0;
        foreach (var value in _values)
            sum += value;
        return sum;
    }

    [Benchmark]
    public ColumnProfile Profile() => ColumnProfile.From(ColumnSample.From("value", _values));
}
