using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Drift;

/// <summary>What one column says about another: a robust curve, how far rows usually lie from it, and where it is known.</summary>
internal sealed class RelationCurve
{
    private const int CurveBins = 12;
    private const int ScaleBins = 6;
    private const double KnownTail = 0.01;
    private const double SmallestScale = 1e-3; // Of the column's spread: an exact relation has no residuals to learn from.

    private readonly MedianCurve _curve;
    private readonly MedianCurve _scale;
    private readonly double _floor;
    private readonly double _low;
    private readonly double _high;

    private RelationCurve(MedianCurve curve, MedianCurve scale, double floor, double low, double high, double strength, double span)
    {
        (_curve, _scale, _floor, _low, _high) = (curve, scale, floor, low, high);
        (Strength, Span) = (strength, span);
    }

    /// <summary>How much of the column's spread the curve explains: 1 − (median |residual| / median |deviation|)².</summary>
    public double Strength { get; }

    /// <summary>The distance between the 5 % and the 95 % quantile of the column.</summary>
    public double Span { get; }

    /// <summary>Fits the relation; null when the pairs show none.</summary>
    /// <param name="partner">The values that tell, ascending.</param>
    /// <param name="column">The values that are told.</param>
    public static RelationCurve? Fit(ReadOnlySpan<double> partner, ReadOnlySpan<double> column)
    {
        if (MedianCurve.Fit(partner, column, CurveBins) is not { Bins: > 2 } curve)
            return null;
        var sorted = column.ToArray();
        System.Array.Sort(sorted);
        var center = Quantile.Median(sorted);
        var span = Quantile.OfSorted(sorted, 0.95) - Quantile.OfSorted(sorted, 0.05);
        var (residuals, deviations) = (new double[column.Length], sorted);
        for (var i = 0; i < column.Length; i++)
        {
            residuals[i] = Math.Abs(column[i] - curve.At(partner[i]));
            deviations[i] = Math.Abs(column[i] - center);
        }

        var usual = Robust.MedianOf(residuals);
        var spread = Robust.MedianOf(deviations);
        if (!(spread > 0) || MedianCurve.Fit(partner, residuals, ScaleBins) is not { } scale)
            return null;
        var floor = Math.Max(0.5 * Robust.NormalScale * usual, SmallestScale * span);
        return new(
            curve, scale, floor, Quantile.OfSorted(partner, KnownTail), Quantile.OfSorted(partner, 1 - KnownTail), 1 - (usual / spread * (usual / spread)), span);
    }

    /// <summary>Whether the reference knows this value of the partner well enough to tell anything from it.</summary>
    public bool Knows(double partner) => partner >= _low && partner <= _high;

    /// <summary>What the partner says.</summary>
    public double Told(double partner) => _curve.At(partner);

    /// <summary>How far rows usually lie from what the partner says, as a standard deviation.</summary>
    public double Scale(double partner) => Math.Max(_floor, Robust.NormalScale * _scale.At(partner));

    /// <summary>How far a row lies from what the partner says, in usual distances; NaN when that cannot be told.</summary>
    public double Distance(double partner, double column) =>
        Knows(partner) ? (column - Told(partner)) / Scale(partner) : double.NaN;
}
