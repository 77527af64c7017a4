using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Drift;

/// <summary>Settings of the chi-square detector.</summary>
public sealed class ChiSquareOptions
{
    internal const double DefaultPracticalMinimum = 0.10;
    internal const int DefaultMinimumRows = 30;
    internal const double DefaultConfidence = 0.95;

    /// <summary>Cramér's V from which a change matters: 0.10 is, for example, 50 % against 60 % of one of two categories.</summary>
    /// <value>Above 0 and at most 1; 0.10 by default.</value>
    [Range(0.0, 1.0, MinimumIsExclusive = true)]
    public double PracticalMinimum { get; set; } = DefaultPracticalMinimum;

    /// <summary>The fewest values on either side from which a verdict is tried.</summary>
    /// <value>2 to 1,000,000; 30 by default.</value>
    [Range(2, 1_000_000)]
    public int MinimumRows { get; set; } = DefaultMinimumRows;

    /// <summary>The confidence of the interval of V.</summary>
    /// <value>0.5 to 0.9999; 0.95 by default.</value>
    [Range(0.5, 0.9999)]
    public double Confidence { get; set; } = DefaultConfidence;
}
