namespace MlOps.Lifecycle.Statistics;

/// <summary>Draws how many of some rows are marked when rows are taken without putting back. Exact, by inversion from the most probable count outwards.</summary>
internal static class HypergeometricDraw
{
    /// <param name="generator">The stream; one uniform number is taken unless only one answer is possible.</param>
    /// <param name="marked">Marked rows.</param>
    /// <param name="unmarked">The others.</param>
    /// <param name="taken">How many are taken.</param>
    public static long Next(SplitMix64 generator, long marked, long unmarked, long taken)
    {
        long least = Math.Max(0, taken - unmarked), most = Math.Min(marked, taken);
        if (least == most)
            return least;
        var mode = Math.Clamp((long)(((double)taken + 1) * (marked + 1) / (marked + unmarked + 2.0)), least, most);
        var u = generator.NextUniform();
        var share = Math.Exp(LogGamma.Choose(marked, mode) + LogGamma.Choose(unmarked, taken - mode) - LogGamma.Choose(marked + unmarked, taken));
        double up = share, down = share;
        if ((u -= share) < 0)
            return mode;
        long high = mode, low = mode;
        while (high < most || low > least)
        {
            if (high < most)
            {
                up *= ((double)marked - high) * (taken - high) / ((high + 1.0) * (unmarked - taken + high + 1));
                high++;
                if ((u -= up) < 0)
                    return high;
            }

            if (low > least)
            {
                down *= (double)low * (unmarked - taken + low) / (((double)marked - low + 1) * (taken - low + 1));
                low--;
                if ((u -= down) < 0)
                    return low;
            }
        }

        return mode; // Rounding left less than the last digit of u.
    }
}
