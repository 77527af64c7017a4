namespace MlOps.Lifecycle.Statistics;

/// <summary>Ranks in the pooled sample; equal values share the mean of their ranks.</summary>
internal static class PooledRanks
{
    /// <summary>Called once per distinct value, in ascending order.</summary>
    /// <param name="referenceBefore">Reference values below.</param>
    /// <param name="referenceHere">Reference values that are equal.</param>
    /// <param name="currentBefore">Current values below.</param>
    /// <param name="currentHere">Current values that are equal.</param>
    public delegate void Group(int referenceBefore, int referenceHere, int currentBefore, int currentHere);

    public static void Walk(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Group group)
    {
        int i = 0, j = 0;
        while (i < reference.Length || j < current.Length)
        {
            var value = j == current.Length || (i < reference.Length && reference[i] <= current[j]) ? reference[i] : current[j];
            int a = i, b = j;
            while (i < reference.Length && reference[i] == value)
                i++;
            while (j < current.Length && current[j] == value)
                j++;
            group(a, i - a, b, j - b);
        }
    }
}
