using MathNet.Numerics.LinearAlgebra;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The test of Epps and Singleton: whether the empirical characteristic functions differ at two points. It needs no continuity, so it is right
/// for counts and ratings, where Kolmogorov-Smirnov is too careful.
/// </summary>
/// <remarks>
/// Pure and thread-safe. Source: Epps and Singleton 1986, with the covariance of the pooled sample instead of the sum of both covariances: without a change
/// both samples have one law, and a small sample alone says too little about ten covariances. The published form rejects up to 30 % of unchanged
/// samples of 300 and 30 rows at 5 %. Its correction for small samples is used as soon as one side has fewer than 100 rows.
/// </remarks>
public static class EppsSingleton
{
    private const int LeastRows = 5;

    /// <summary>The published correction for small samples is used for both below this size; ours for the smaller one below that.</summary>
    private const int PublishedSmall = 25;
    private const int Small = 100;
    private const double RankTolerance = 1e-15;

    /// <summary>Compares two samples.</summary>
    /// <param name="reference">The reference in ascending order, at least 5 values.</param>
    /// <param name="current">The current values in ascending order, at least 5.</param>
    /// <param name="first">The first point, in half interquartile ranges of the pooled sample; above 0.</param>
    /// <param name="second">The second point.</param>
    /// <returns>The statistic with its degrees of freedom (4, fewer with few distinct values) and p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than 5 values, begins with NaN or holds an infinity, or half of the pooled values are equal: the statistic is not defined then.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A point is not above 0.</exception>
    public static EppsSingletonResult Compare(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double first = 0.4, double second = 0.8)
    {
        SortedSample.Check(reference, nameof(reference), LeastRows);
        SortedSample.Check(current, nameof(current), LeastRows);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(first);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(second);
        var pooled = new double[reference.Length + current.Length];
        reference.CopyTo(pooled);
        current.CopyTo(pooled.AsSpan(reference.Length));
        Array.Sort(pooled);
        if (!double.IsFinite(pooled[0]) || !double.IsFinite(pooled[^1]))
            throw new ArgumentException("current or reference holds an infinity, which has no characteristic function.", nameof(current));
        var half = (Quantile.OfSorted(pooled, 0.75) - Quantile.OfSorted(pooled, 0.25)) / 2;
        if (half == 0)
            throw new ArgumentException("Half of the values of reference and current together are equal: there is no range to scale by.", nameof(current));

        var (x, xCovariance) = Waves(reference, first / half, second / half);
        var (y, yCovariance) = Waves(current, first / half, second / half);
        double n = reference.Length, m = current.Length, all = n + m;
        var covariance = ((all / n) * xCovariance) + ((all / m) * yCovariance);
        var difference = x - y;
        var (inverse, rank) = PseudoInverse(covariance);
        var w = all * difference.DotProduct(inverse * difference);
        var small = 1 + Math.Pow(all, -0.45) + (10.1 * (Math.Pow(n, -1.7) + Math.Pow(m, -1.7)));
        if (Math.Max(n, m) < PublishedSmall)
            w /= small;
        var (_, pooledCovariance) = Waves(pooled, first / half, second / half);
        var (pooledInverse, pooledRank) = PseudoInverse(pooledCovariance);
        var p = n * m / all * difference.DotProduct(pooledInverse * difference) / (Math.Min(n, m) < Small ? small : 1);
        return new(p, pooledRank, ChiSquareLaw.Survival(p, Math.Max(1, pooledRank)), w, ChiSquareLaw.Survival(w, Math.Max(1, rank)));
    }

    /// <summary>Means and covariances of cos and sin at both points.</summary>
    private static (Vector<double> Mean, Matrix<double> Covariance) Waves(ReadOnlySpan<double> values, double first, double second)
    {
        var waves = new double[4 * values.Length];
        var mean = new double[4];
        for (var i = 0; i < values.Length; i++)
        {
            var row = waves.AsSpan(4 * i, 4);
            (row[2], row[0]) = Math.SinCos(first * values[i]);
            (row[3], row[1]) = Math.SinCos(second * values[i]);
            for (var k = 0; k < 4; k++)
                mean[k] += row[k];
        }

        for (var k = 0; k < 4; k++)
            mean[k] /= values.Length;
        var covariance = Matrix<double>.Build.Dense(4, 4);
        for (var k = 0; k < 4; k++)
        {
            for (var l = k; l < 4; l++)
            {
                var sum = 0.0;
                for (var i = 0; i < waves.Length; i += 4)
                    sum += (waves[i + k] - mean[k]) * (waves[i + l] - mean[l]);
                covariance[k, l] = covariance[l, k] = sum / values.Length;
            }
        }

        return (Vector<double>.Build.Dense(mean), covariance);
    }

    /// <summary>The pseudo-inverse of a symmetric matrix: directions without spread are left out.</summary>
    private static (Matrix<double> Inverse, int Rank) PseudoInverse(Matrix<double> symmetric)
    {
        var parts = symmetric.Evd(Symmetricity.Symmetric);
        var largest = parts.EigenValues.Enumerate().Max(value => Math.Abs(value.Real));
        var inverse = Matrix<double>.Build.Dense(4, 4);
        var rank = 0;
        for (var i = 0; i < 4; i++)
        {
            var value = parts.EigenValues[i].Real;
            if (Math.Abs(value) <= RankTolerance * largest)
                continue;
            var direction = parts.EigenVectors.Column(i);
            inverse += direction.OuterProduct(direction) / value;
            rank++;
        }

        return (inverse, rank);
    }
}
