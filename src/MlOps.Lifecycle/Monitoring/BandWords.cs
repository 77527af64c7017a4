using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>One measured number against what was agreed on it.</summary>
internal static class BandWords
{
    /// <param name="what">The number for people, with unit and interval.</param>
    /// <param name="band">The agreed band; null when nothing was agreed.</param>
    /// <param name="interval">Where the number lies; null when that cannot be said.</param>
    /// <param name="withoutInterval">Why there is no interval.</param>
    public static LaneFinding Judge(string what, MetricBand? band, Interval? interval, string withoutInterval)
    {
        if (band is null)
            return LaneFinding.Unknown($"{what}, and nobody agreed on what is tolerated");
        var (tolerated, replace) = (PlainNumber.Of(band.Tolerated), PlainNumber.Of(band.Replace));
        return band.Judge(interval) switch
        {
            BandSeverity.Tolerated => new(LaneStatus.Healthy, $"{what}, within the agreed {tolerated}"),
            BandSeverity.Update => new(LaneStatus.Degraded, $"{what}, worse than the agreed {tolerated} and not yet beyond the limit of usefulness {replace}"),
            BandSeverity.Replace => new(LaneStatus.Broken, $"{what}, beyond the limit of usefulness {replace}"),
            _ when interval is null => LaneFinding.Unknown($"{what}, {withoutInterval}, so it cannot be judged against the agreed {tolerated}"),
            _ => LaneFinding.Unknown($"{what}, which reaches to both sides of the agreed {tolerated}"),
        };
    }
}
