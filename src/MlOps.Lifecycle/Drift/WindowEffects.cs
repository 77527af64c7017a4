using System.Collections.Immutable;

namespace MlOps.Lifecycle.Drift;

/// <summary>The effects of all windows of a reference in one column as one detector measures it.</summary>
internal sealed class WindowEffects
{
    /// <summary>A column that hardly differs between windows is not judged by a deviation of next to nothing.</summary>
    private const double LeastDeviation = 0.25;

    /// <summary>Near its largest value an effect is stretched no further than this, so that a window that shares no value with the others stays a number.</summary>
    private const double LeastDistanceToMaximum = 0.001;

    private readonly DriftFinding _kind;
    private readonly double[] _effects;
    private readonly double[] _stretched;
    private readonly int _count;
    private readonly double _sum;
    private readonly double _squares;

    private WindowEffects(DriftFinding kind, double[] effects)
    {
        _kind = kind;
        _effects = effects;
        _stretched = [.. effects.Select(Stretch)];
        foreach (var effect in _stretched.Where(double.IsFinite))
        {
            _count++;
            _sum += effect;
            _squares += effect * effect;
        }
    }

    /// <summary>Turns findings per window into effects per column and detector.</summary>
    public static IReadOnlyList<WindowEffects> Of(IReadOnlyList<ImmutableArray<DriftFinding>> windows) =>
    [
        .. windows.SelectMany((findings, window) => findings.Select(finding => (finding, window)))
            .GroupBy(one => (one.finding.Column, one.finding.Detector))
            .OrderBy(column => column.Key.Column, StringComparer.Ordinal)
            .ThenBy(column => column.Key.Detector, StringComparer.Ordinal)
            .Select(column => Of([.. column], windows.Count)),
    ];

    /// <summary>
    /// For each window the largest number of deviations, over all columns, by which an effect lies above the mean of the other windows.
    /// Effects below the practical minimum do not count, because they never alarm: such windows have negative infinity.
    /// </summary>
    public static double[] Largest(IReadOnlyList<WindowEffects> columns, int windows) =>
        [.. Enumerable.Range(0, windows).Select(window => columns.Max(column => column.Standardized(window)))];

    private static WindowEffects Of((DriftFinding Finding, int Window)[] found, int windows)
    {
        var effects = new double[windows];
        Array.Fill(effects, double.NaN);
        foreach (var (finding, window) in found)
            effects[window] = finding.Effect;
        return new(found.Select(one => one.Finding).FirstOrDefault(finding => double.IsFinite(finding.PracticalMinimum)) ?? found[0].Finding, effects);
    }

    public ColumnSpread ToSpread(double? limit, int needed)
    {
        var (mean, deviation) = Moments(_count, _sum, _squares);
        return new()
        {
            Column = _kind.Column,
            Detector = _kind.Detector,
            Effects = [.. _effects],
            Limit = limit is { } deviations && _count >= needed ? Math.Max(_kind.PracticalMinimum, Unstretch(mean + (deviations * deviation))) : null,
        };
    }

    private double Standardized(int window)
    {
        if (!double.IsFinite(_effects[window]) || _effects[window] < _kind.PracticalMinimum || _count < 2)
            return double.NegativeInfinity;
        var effect = _stretched[window];
        var (mean, deviation) = Moments(_count - 1, _sum - effect, _squares - (effect * effect));
        return (effect - mean) / deviation;
    }

    private (double Mean, double Deviation) Moments(int count, double sum, double squares)
    {
        if (count == 0)
            return (double.NaN, double.NaN);
        var mean = sum / count;
        var variance = count < 2 ? 0 : Math.Max(0, (squares - (count * mean * mean)) / (count - 1));
        return (mean, Math.Max(Math.Sqrt(variance), LeastDeviation * _kind.PracticalMinimum));
    }

    /// <summary>Takes an effect with a largest value to a scale without one, so that a mean plus some deviations never lies out of reach. Small effects stay as they are.</summary>
    private double Stretch(double effect) => _kind.EffectMaximum is { } maximum && double.IsFinite(effect)
        ? -maximum * Math.Log(Math.Max(LeastDistanceToMaximum, 1 - (effect / maximum)))
        : effect;

    private double Unstretch(double stretched) => _kind.EffectMaximum is not { } maximum ? stretched
        : stretched >= Stretch(maximum) ? maximum
        : maximum * (1 - Math.Exp(-stretched / maximum));
}
