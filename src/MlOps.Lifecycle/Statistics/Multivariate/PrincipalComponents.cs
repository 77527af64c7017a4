using System.Collections.Immutable;
using MathNet.Numerics.LinearAlgebra;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The directions in which a reference varies most, and how far other rows lie off them: rows whose columns no longer go together have a large
/// reconstruction error although every single column looks usual.
/// </summary>
/// <remarks>Immutable and thread-safe. Blind to shifts within the kept directions. Source: Pearson 1901, Hotelling 1933.</remarks>
public sealed class PrincipalComponents
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly Matrix<double> _directions;

    private PrincipalComponents(double[] means, double[] deviations, Matrix<double> directions, ImmutableArray<double> shares)
    {
        _means = means;
        _deviations = deviations;
        _directions = directions;
        ExplainedShares = shares;
    }

    /// <summary>The share of the variance per direction, all of them, in descending order.</summary>
    public ImmutableArray<double> ExplainedShares { get; }

    /// <summary>How many directions are kept.</summary>
    public int Kept => _directions.ColumnCount;

    /// <summary>Learns the directions of standardized columns.</summary>
    /// <param name="reference">Rows of the reference, one after the other, at least 2.</param>
    /// <param name="columns">Numbers per row.</param>
    /// <param name="keptShare">How much of the variance the kept directions explain at least, in (0, 1]; as few as do are kept.</param>
    /// <returns>The directions. Constant columns are centered and not scaled.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite, or there are fewer than two.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="keptShare"/> is not in (0, 1].</exception>
    public static PrincipalComponents Fit(ReadOnlySpan<double> reference, int columns, double keptShare = 0.65)
    {
        if (!(keptShare is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(keptShare), keptShare, "A share lies above 0 and is at most 1.");
        var rows = RowTable.Rows(reference, columns, nameof(reference), 2);
        double[] means = new double[columns], deviations = new double[columns], column = new double[rows];
        for (var k = 0; k < columns; k++)
        {
            for (var i = 0; i < rows; i++)
                column[i] = reference[(i * columns) + k];
            var moments = SampleMoments.Of(column);
            means[k] = moments.Mean;
            var deviation = Math.Sqrt(moments.Variance * (rows - 1) / rows);
            deviations[k] = deviation > 0 ? deviation : 1;
        }

        var covariance = Matrix<double>.Build.Dense(columns, columns);
        var row = new double[columns];
        for (var i = 0; i < rows; i++)
        {
            for (var k = 0; k < columns; k++)
                row[k] = (reference[(i * columns) + k] - means[k]) / deviations[k];
            for (var k = 0; k < columns; k++)
            {
                for (var l = k; l < columns; l++)
                    covariance[k, l] += row[k] * row[l];
            }
        }

        for (var k = 0; k < columns; k++)
        {
            for (var l = 0; l < k; l++)
                covariance[k, l] = covariance[l, k];
        }

        // Eigenvalues ascend.
        var parts = covariance.Evd(Symmetricity.Symmetric);
        var order = Enumerable.Range(0, columns).Reverse().ToArray();
        var values = order.Select(i => Math.Max(0, parts.EigenValues[i].Real)).ToArray();
        var total = values.Sum();
        ImmutableArray<double> shares = [.. values.Select(value => total > 0 ? value / total : 0)];
        var kept = 0;
        for (var sum = 0.0; kept < columns && (kept == 0 || sum < keptShare); kept++)
            sum += shares[kept];
        return new(means, deviations, Matrix<double>.Build.DenseOfColumnVectors(order[..kept].Select(i => parts.EigenVectors.Column(i))), shares);
    }

    /// <summary>How far rows lie off the kept directions, in standard deviations of the reference.</summary>
    /// <param name="rows">Rows with the columns of the reference, one after the other.</param>
    /// <returns>The Euclidean length of what is left per row.</returns>
    /// <exception cref="ArgumentException">Rows are not whole or not finite.</exception>
    public double[] Errors(ReadOnlySpan<double> rows)
    {
        var columns = _means.Length;
        var errors = new double[RowTable.Rows(rows, columns, nameof(rows), 0)];
        var row = new double[columns];
        for (var i = 0; i < errors.Length; i++)
        {
            for (var k = 0; k < columns; k++)
                row[k] = (rows[(i * columns) + k] - _means[k]) / _deviations[k];
            var left = row.ToArray();
            for (var c = 0; c < Kept; c++)
            {
                var along = 0.0;
                for (var k = 0; k < columns; k++)
                    along += row[k] * _directions[k, c];
                for (var k = 0; k < columns; k++)
                    left[k] -= along * _directions[k, c];
            }

            errors[i] = Math.Sqrt(left.Sum(value => value * value));
        }

        return errors;
    }
}
