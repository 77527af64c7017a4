using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Drift;

/// <summary>Settings of the detector of missing values.</summary>
public sealed class MissingRateOptions
{
    internal const double DefaultPracticalMinimum = 0.02;
    internal const int DefaultMinimumRows = 30;
    internal const double DefaultConfidence = 0.95;

    /// <summary>By how much the share of missing values must rise or fall to matter: 0.02 is two points, for example from 1 % to 3 %.</summary>
    /// <value>Above 0 and at most 1; 0.02 by default.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double PracticalMinimum { get; set; } = DefaultPracticalMinimum;

    /// <summary>The fewest rows on either side from which a verdict is tried.</summary>
    /// <value>2 to 1,000,000; 30 by default.</value>
    [Range(2, 1_000_000)]
    public int MinimumRows { get; set; } = DefaultMinimumRows;

    /// <summary>The confidence of the interval of the difference.</summary>
    /// <value>0.5 to 0.9999; 0.95 by default.</value>
    [Range(0.5, 0.9999)]
    public double Confidence { get; set; } = DefaultConfidence;
}
