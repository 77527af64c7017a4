namespace MlOps.Lifecycle.Statistics;

/// <summary>Differences of pairs.</summary>
internal static class Differences
{
    public static double[] Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
            throw new ArgumentException($"second holds {second.Length} values and first {first.Length}: both need one per pair.", nameof(second));
        var differences = new double[first.Length];
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
            if (!double.IsFinite(differences[i]))
                throw new ArgumentException($"Pair {i} of first and second has no finite difference: leave out pairs without both values.", nameof(second));
        }

        return differences;
    }
}
