namespace MlOps.Lifecycle.Statistics;

/// <summary>What every comparison of two rows of counts needs: totals, used columns, the smallest expected count.</summary>
internal readonly record struct CountTable(long ReferenceCount, long CurrentCount, int Used, double SmallestExpected)
{
    public static CountTable Of(ReadOnlySpan<long> reference, ReadOnlySpan<long> current)
    {
        if (reference.Length != current.Length)
            throw new ArgumentException($"The reference has {reference.Length} counts and the current data have {current.Length}: count both over the same bins.", nameof(current));
        long n = 0, m = 0, smallest = long.MaxValue;
        var used = 0;
        for (var i = 0; i < reference.Length; i++)
        {
            if (reference[i] < 0 || current[i] < 0)
                throw new ArgumentException($"Count {i} is negative.", reference[i] < 0 ? nameof(reference) : nameof(current));
            n += reference[i];
            m += current[i];
            if (reference[i] + current[i] == 0)
                continue;
            used++;
            smallest = Math.Min(smallest, reference[i] + current[i]);
        }

        return new(n, m, used, used == 0 ? 0 : (double)smallest * Math.Min(n, m) / (n + m));
    }
}
