using BenchmarkDotNet.Attributes;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>One judgment of one column against a reference that is kept, beside the sort that a plain Kolmogorov-Smirnov test begins with.</summary>
[MemoryDiagnoser]
public class DriftBenchmarks
{
    private readonly KolmogorovSmirnovDetector _ks = new();
    private readonly PopulationStabilityDetector _psi = new();
    private readonly ChiSquareDetector _chiSquare = new();
    private double[] _current = [];
    private string?[] _currentTexts = [];
    private ColumnSample _numbers = null!;
    private ColumnSample _texts = null!;

    [Params(10_000, 1_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _current = Samples.Numbers(2, Rows, shift: 0.1);
        _currentTexts = Samples.Texts(2, Rows);
        _numbers = ColumnSample.From("value", Samples.Numbers(1, Rows, shift: 0));
        _texts = ColumnSample.From("value", Samples.Texts(1, Rows));
    }

    [Benchmark(Baseline = true)]
    public double[] SortAlone()
    {
        var copy = (double[])_current.Clone();
        Array.Sort(copy);
        return copy;
    }

    [Benchmark]
    public DriftFinding KolmogorovSmirnov() => _ks.Compare(_numbers, ColumnSample.From("value", _current));

    [Benchmark]
    public DriftFinding PopulationStability() => _psi.Compare(_numbers, ColumnSample.From("value", _current));

    [Benchmark]
    public DriftFinding ChiSquare() => _chiSquare.Compare(_texts, ColumnSample.From("value", _currentTexts));
}
