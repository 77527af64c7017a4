using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Drift;

/// <summary>Settings of the population stability detector.</summary>
public sealed class PopulationStabilityOptions
{
    internal const double DefaultPracticalMinimum = 0.10;
    internal const int DefaultMinimumRows = 30;
    internal const double DefaultConfidence = 0.95;
    internal const int DefaultBins = 10;

    /// <summary>The index from which a change matters. Banks call 0.10 a moderate and 0.25 a large change.</summary>
    /// <value>Above 0 and at most 10; 0.10 by default.</value>
    [Range(0.0, 10.0, MinimumIsExclusive = true)]
    public double PracticalMinimum { get; set; } = DefaultPracticalMinimum;

    /// <summary>The fewest values on either side from which a verdict is tried. Each bin also needs five values on either side.</summary>
    /// <value>2 to 1,000,000; 30 by default.</value>
    [Range(2, 1_000_000)]
    public int MinimumRows { get; set; } = DefaultMinimumRows;

    /// <summary>The confidence of the interval of the index.</summary>
    /// <value>0.5 to 0.9999; 0.95 by default.</value>
    [Range(0.5, 0.9999)]
    public double Confidence { get; set; } = DefaultConfidence;

    /// <summary>Into how many bins a column of numbers is cut, by quantiles of the reference; categories are their own bins.</summary>
    /// <value>2 to 100; 10 by default.</value>
    [Range(2, 100)]
    public int Bins { get; set; } = DefaultBins;
}
