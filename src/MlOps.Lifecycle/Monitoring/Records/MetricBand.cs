using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>What people agreed on for one metric (of quality, or money per day): until where it is tolerated, and from where the model must be replaced.</summary>
public sealed record MetricBand
{
    /// <summary>The metric.</summary>
    public required string Metric { get; init; }

    /// <summary>Which way the metric gets better.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The worst value that is still tolerated.</summary>
    public required double Tolerated { get; init; }

    /// <summary>The value beyond which a refit is not enough; never better than <see cref="Tolerated"/>. Between the two an update is due.</summary>
    public required double Replace { get; init; }

    /// <summary>Judges a measurement by where its whole interval lies.</summary>
    /// <param name="interval">The interval of the metric; null when there is none.</param>
    /// <returns><see cref="BandSeverity.Unknown"/> when the interval is null or straddles the limit of tolerance.</returns>
    public BandSeverity Judge(Interval? interval)
    {
        if (interval is not { } i || double.IsNaN(i.Lower) || double.IsNaN(i.Upper))
            return BandSeverity.Unknown;
        var (best, worst) = Direction is MetricDirection.LowerIsBetter ? (i.Lower, i.Upper) : (i.Upper, i.Lower);
        return !IsWorse(worst, Tolerated) ? BandSeverity.Tolerated
            : IsWorse(best, Replace) ? BandSeverity.Replace
            : IsWorse(best, Tolerated) ? BandSeverity.Update
            : BandSeverity.Unknown;
    }

    private bool IsWorse(double value, double limit) => Direction is MetricDirection.LowerIsBetter ? value > limit : value < limit;
}
