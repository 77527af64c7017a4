namespace MlOps.Lifecycle.Statistics;

/// <summary>Integrals over two empirical distribution functions, value by value.</summary>
internal static class StepIntegral
{
    /// <summary>∫|F − G| or ∫(F − G)²; weights may be empty for equal ones.</summary>
    public static double Of(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> referenceWeights, ReadOnlySpan<double> current, ReadOnlySpan<double> currentWeights, bool squared)
    {
        SortedSample.RefuseNaN(reference, nameof(reference));
        SortedSample.RefuseNaN(current, nameof(current));
        if (reference.IsEmpty || current.IsEmpty)
            return double.NaN;
        double xTotal = Total(reference, referenceWeights), yTotal = Total(current, currentWeights), x = 0, y = 0, sum = 0;
        int i = 0, j = 0;
        var before = Math.Min(reference[0], current[0]);
        while (i < reference.Length || j < current.Length)
        {
            var value = j == current.Length || (i < reference.Length && reference[i] <= current[j]) ? reference[i] : current[j];
            var difference = (x / xTotal) - (y / yTotal);
            if (difference != 0 && value != before)
                sum += (squared ? difference * difference : Math.Abs(difference)) * (value - before);
            for (; i < reference.Length && reference[i] == value; i++)
                x += referenceWeights.IsEmpty ? 1 : referenceWeights[i];
            for (; j < current.Length && current[j] == value; j++)
                y += currentWeights.IsEmpty ? 1 : currentWeights[j];
            before = value;
        }

        return sum;
    }

    /// <summary>The mean |x − y| over all pairs: ∫F(1 − G) + G(1 − F).</summary>
    public static double MeanDifference(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        double n = reference.Length, m = current.Length, sum = 0;
        int i = 0, j = 0;
        var before = Math.Min(reference[0], current[0]);
        while (i < reference.Length || j < current.Length)
        {
            var value = j == current.Length || (i < reference.Length && reference[i] <= current[j]) ? reference[i] : current[j];
            double f = i / n, g = j / m, apart = (f * (1 - g)) + (g * (1 - f));
            if (apart != 0 && value != before)
                sum += apart * (value - before);
            while (i < reference.Length && reference[i] == value)
                i++;
            while (j < current.Length && current[j] == value)
                j++;
            before = value;
        }

        return sum;
    }

    public static void CheckWeights(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, string name)
    {
        if (values.Length != weights.Length)
            throw new ArgumentException($"{name} holds {weights.Length} weights for {values.Length} values: give one per value.", name);
        var total = 0.0;
        foreach (var weight in weights)
        {
            if (!(weight >= 0) || double.IsInfinity(weight))
                throw new ArgumentException($"{name} holds {weight}, and a weight is a finite number of 0 or above.", name);
            total += weight;
        }

        if (total == 0 && !values.IsEmpty)
            throw new ArgumentException($"{name} are all 0.", name);
    }

    private static double Total(ReadOnlySpan<double> values, ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty)
            return values.Length;
        var total = 0.0;
        foreach (var weight in weights)
            total += weight;
        return total;
    }
}
