using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Order statistics without sorting everything.</summary>
/// <remarks>Source: Hoare 1961 (FIND), with sorting as the way out of unlucky pivots (Musser 1997).</remarks>
internal static class Selection
{
    private const int SortedAtOnce = 32;

    /// <summary>The median as <see cref="Quantile.Median"/> tells it of the sorted values, in time that grows with their number; the values are reordered.</summary>
    /// <param name="values">Values in any order, without NaN.</param>
    public static double Median(Span<double> values)
    {
        if (values.IsEmpty)
            return double.NaN;
        var below = (values.Length - 1) / 2;
        Place(values, below);
        if (values.Length % 2 == 1)
            return values[below];
        var next = double.PositiveInfinity;
        foreach (var value in values[(below + 1)..])
            next = Math.Min(next, value);
        return Quantile.Median([values[below], next]);
    }

    /// <summary>Puts the value that sorting would put at a place there, what is not greater before it and what is not smaller behind it.</summary>
    private static void Place(Span<double> values, int place)
    {
        for (var tries = 2 * BitOperations.Log2((uint)values.Length); values.Length > SortedAtOnce && tries > 0; tries--)
        {
            var (low, high) = Split(values, MiddleOf(values[0], values[values.Length / 2], values[^1]));
            if (place <= high)
            {
                values = values[..(high + 1)];
                continue;
            }

            if (place < low)
                return;
            values = values[low..];
            place -= low;
        }

        values.Sort();
    }

    /// <summary>Values up to <c>High</c> are at most the pivot, those from <c>Low</c> on at least; equal ones go to both sides, so that ties cost nothing.</summary>
    private static (int Low, int High) Split(Span<double> values, double pivot)
    {
        var (low, high) = (0, values.Length - 1);
        while (low <= high)
        {
            while (values[low] < pivot)
                low++;
            while (pivot < values[high])
                high--;
            if (low > high)
                break;
            (values[low], values[high]) = (values[high], values[low]);
            low++;
            high--;
        }

        return (low, high);
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
