namespace MlOps.Lifecycle.Drift;

/// <summary>The change that explains a stretch of wrong rows best: what was seen is <c>Factor · true + Offset</c>.</summary>
/// <param name="Factor">The factor; 1 when only something was added.</param>
/// <param name="Offset">What was added; 0 when only something was multiplied.</param>
/// <param name="Spread">How far the repaired rows lie from what they should be, in usual distances.</param>
internal readonly record struct RelationRepair(double Factor, double Offset, double Spread)
{
    private const double Simpler = 1.1; // The simpler explanation wins unless the other is clearly better.
    private const double MuchBetter = 0.6;
    private const int MostSlopes = 100;

    public double Undo(double seen) => (seen - Offset) / Factor;

    /// <summary>Finds the change.</summary>
    /// <param name="seen">The values of the column.</param>
    /// <param name="told">What the partner says they should be.</param>
    /// <param name="scale">The usual distance between the two, per row.</param>
    public static RelationRepair Find(ReadOnlySpan<double> seen, ReadOnlySpan<double> told, ReadOnlySpan<double> scale)
    {
        var factor = Judge(Ratio(seen, told), 0, seen, told, scale);
        var offset = Judge(1, Shift(seen, told, 1), seen, told, scale);
        var slope = Slope(seen, told);
        var both = Judge(slope, Shift(seen, told, slope), seen, told, scale);
        var simple = factor.Spread <= Simpler * offset.Spread ? factor : offset;
        return both.Spread < MuchBetter * simple.Spread ? both : simple;
    }

    private static RelationRepair Judge(double factor, double offset, ReadOnlySpan<double> seen, ReadOnlySpan<double> told, ReadOnlySpan<double> scale)
    {
        if (!double.IsFinite(factor) || !double.IsFinite(offset) || factor == 0)
            return new(1, 0, double.PositiveInfinity);
        var rest = new double[seen.Length];
        for (var i = 0; i < rest.Length; i++)
            rest[i] = (((seen[i] - offset) / factor) - told[i]) / scale[i];
        return new(factor, offset, Robust.ScaleOf(rest));
    }

    private static double Ratio(ReadOnlySpan<double> seen, ReadOnlySpan<double> told)
    {
        var ratios = new List<double>(seen.Length);
        for (var i = 0; i < seen.Length; i++)
        {
            if (told[i] != 0)
                ratios.Add(seen[i] / told[i]);
        }

        return Robust.MedianOf([.. ratios]);
    }

    private static double Shift(ReadOnlySpan<double> seen, ReadOnlySpan<double> told, double factor)
    {
        var shifts = new double[seen.Length];
        for (var i = 0; i < shifts.Length; i++)
            shifts[i] = seen[i] - (factor * told[i]);
        return Robust.MedianOf(shifts);
    }

    /// <summary>The median slope of all pairs of at most a hundred rows (Theil 1950, Sen 1968).</summary>
    private static double Slope(ReadOnlySpan<double> seen, ReadOnlySpan<double> told)
    {
        var slopes = new List<double>();
        var step = Math.Max(1, seen.Length / MostSlopes);
        for (var i = 0; i < seen.Length; i += step)
        {
            for (var j = 0; j < i; j += step)
            {
                if (told[i] != told[j])
                    slopes.Add((seen[i] - seen[j]) / (told[i] - told[j]));
            }
        }

        return Robust.MedianOf([.. slopes]);
    }
}
