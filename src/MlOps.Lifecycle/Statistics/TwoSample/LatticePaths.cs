using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The share of lattice paths from (0, 0) to (n, m) that reach a border: the exact law of the Kolmogorov-Smirnov distance. On the diagonal
/// s = i + j a path stands at i, and a share is the mean of its two predecessors, weighted i/s and (s − i)/s. All terms are positive, so
/// small shares keep their relative accuracy. The cells of a diagonal do not depend on each other.
/// </summary>
internal static class LatticePaths
{
    private const double Tiny = 1e-290;

    /// <summary>The share of paths with i·m − j·n ≥ <paramref name="higher"/> or j·n − i·m ≥ <paramref name="lower"/> somewhere.</summary>
    /// <param name="n">Steps in the first direction.</param>
    /// <param name="m">Steps in the second direction.</param>
    /// <param name="higher">One border, above 0; null for none.</param>
    /// <param name="lower">The other border, above 0; null for none.</param>
    /// <param name="tieEnds">Per diagonal from 1 on, whether the border counts there; empty for everywhere.</param>
    public static TailProbability ShareTouching(int n, int m, long? higher, long? lower, ReadOnlySpan<bool> tieEnds)
    {
        // One place on either side is legal to read: index i + 1 holds i.
        var before = new double[n + 3];
        var next = new double[n + 3];
        int first = 0, last = 0;
        before[0] = before[2] = 1;
        for (var s = 1; s <= n + m; s++)
        {
            (first, last) = Band(n, m, s, higher, lower, first, last, tieEnds.IsEmpty || tieEnds[s - 1]);
            if (first > last)
                return TailProbability.One;
            Advance(before, next, first, last, s);
            next[first] = next[last + 2] = 1;
            (before, next) = (next, before);
        }

        var p = before[n + 1];
        return p > Tiny ? TailProbability.From(p) : ScaledLatticePaths.ShareTouching(n, m, higher, lower, tieEnds);
    }

    /// <summary>The places on diagonal s that no path has left yet by a border.</summary>
    internal static (int First, int Last) Band(int n, int m, int s, long? higher, long? lower, int first, int last, bool counts)
    {
        first = Math.Max(first, s - m);
        last = Math.Min(last + 1, Math.Min(n, s));
        if (!counts)
            return (first, last);
        long all = (long)n + m, center = (long)s * n;
        if (lower is { } low)
            first = Math.Max(first, checked((int)(FloorDivide(center - low, all) + 1)));
        if (higher is { } high)
            last = Math.Min(last, checked((int)FloorDivide(center + high - 1, all)));
        return (first, last);
    }

    private static long FloorDivide(long a, long b) => a >= 0 ? a / b : -((-a + b - 1) / b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Advance(ReadOnlySpan<double> before, Span<double> next, int first, int last, int s)
    {
        var inverse = 1.0 / s;
        var i = first;
        if (Vector512.IsHardwareAccelerated)
        {
            var place = Vector512.CreateSequence((double)first, 1.0);
            for (; i + Vector512<double>.Count <= last + 1; i += Vector512<double>.Count)
            {
                var left = place * inverse * Vector512.Create(before[i..]);
                var right = (Vector512.Create((double)s) - place) * inverse * Vector512.Create(before[(i + 1)..]);
                (left + right).CopyTo(next[(i + 1)..]);
                place += Vector512.Create((double)Vector512<double>.Count);
            }
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            var place = Vector256.CreateSequence((double)first, 1.0);
            for (; i + Vector256<double>.Count <= last + 1; i += Vector256<double>.Count)
            {
                var left = place * inverse * Vector256.Create(before[i..]);
                var right = (Vector256.Create((double)s) - place) * inverse * Vector256.Create(before[(i + 1)..]);
                (left + right).CopyTo(next[(i + 1)..]);
                place += Vector256.Create((double)Vector256<double>.Count);
            }
        }

        for (; i <= last; i++)
            next[i + 1] = (i * inverse * before[i]) + ((s - i) * inverse * before[i + 1]);
    }
}
