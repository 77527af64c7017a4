using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Drift;

/// <summary>Judges whether one column changed.</summary>
/// <remarks>
/// Implementations are pure and thread-safe: the same samples give the same finding. Too few rows, an empty side, a constant column or
/// another kind of values are findings (mostly <see cref="DriftVerdict.Inconclusive"/>), never exceptions. What a detector throws all the
/// same becomes an inconclusive finding that says so; it never stops a comparison.
/// </remarks>
public interface IDriftDetector
{
    /// <summary>The kind, in lower case with hyphens, for example <c>kolmogorov-smirnov</c>: the key of its findings and settings.</summary>
    string Name { get; }

    /// <summary>Compares two samples of one column.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <returns>One finding about the column of <paramref name="current"/>.</returns>
    DriftFinding Compare(ColumnSample reference, ColumnSample current);
}
