namespace MlOps.Lifecycle.Statistics;

/// <summary>Turns laws around by halving.</summary>
internal static class Inverse
{
    /// <summary>Where a function that falls from 1 at 0 towards 0 takes a value.</summary>
    public static double Decreasing(Func<double, double> survival, double tail)
    {
        if (!(tail is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(tail), tail, "A tail probability lies between 0 and 1.");
        double low = 0, high = 1;
        while (survival(high) > tail && high < double.MaxValue / 2)
            (low, high) = (high, 2 * high);
        for (var i = 0; i < 200; i++)
        {
            var middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high)
                break;
            if (survival(middle) > tail)
                low = middle;
            else
                high = middle;
        }

        return low + ((high - low) / 2);
    }
}
