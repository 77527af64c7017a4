namespace MlOps.Lifecycle.Statistics;

/// <summary>The recursion of <see cref="LatticePaths"/> with a binary exponent of its own per cell, for shares below the smallest double.</summary>
internal static class ScaledLatticePaths
{
    private const int Step = 512;
    private static readonly double Small = Math.ScaleB(1, -Step);

    public static TailProbability ShareTouching(int n, int m, long? higher, long? lower, ReadOnlySpan<bool> tieEnds)
    {
        var (before, next) = (new (double Value, int Exponent)[n + 3], new (double Value, int Exponent)[n + 3]);
        int first = 0, last = 0;
        before[0] = before[2] = (1, 0);
        for (var s = 1; s <= n + m; s++)
        {
            (first, last) = LatticePaths.Band(n, m, s, higher, lower, first, last, tieEnds.IsEmpty || tieEnds[s - 1]);
            for (var i = first; i <= last; i++)
                next[i + 1] = Add((double)i / s, before[i], (double)(s - i) / s, before[i + 1]);
            next[first] = next[last + 2] = (1, 0);
            (before, next) = (next, before);
        }

        var (value, exponent) = before[n + 1];
        return TailProbability.FromLog(Math.Log(value) + (exponent * Math.Log(2)));
    }

    private static (double Value, int Exponent) Add(double a, (double Value, int Exponent) x, double b, (double Value, int Exponent) y)
    {
        var (left, right) = (a * x.Value, b * y.Value);
        if (left == 0)
            return Normal(right, y.Exponent);
        if (right == 0)
            return Normal(left, x.Exponent);
        var exponent = Math.Max(x.Exponent, y.Exponent);
        return Normal(Math.ScaleB(left, x.Exponent - exponent) + Math.ScaleB(right, y.Exponent - exponent), exponent);
    }

    private static (double Value, int Exponent) Normal(double value, int exponent) =>
        value > 0 && value < Small ? (Math.ScaleB(value, Step), exponent - Step) : (value, exponent);
}
