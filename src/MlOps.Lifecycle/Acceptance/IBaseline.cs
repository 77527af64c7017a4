using System.Collections.Immutable;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>What people would do without a model: a constant, last week's value, today's rule.</summary>
/// <remarks>Implementations are immutable, pure and thread-safe.</remarks>
public interface IBaseline
{
    /// <summary>The name in verdicts, for example <c>seasonal-naive (7 days)</c>.</summary>
    string Name { get; }

    /// <summary>Answers rows from what was known before.</summary>
    /// <param name="known">Times and labels of all rows before the first row to answer, in order of time.</param>
    /// <param name="times">The rows to answer, in order of time.</param>
    /// <param name="labels">The truth of those rows: a rule may use the truth of rows that are older than its own horizon, never of the row itself.</param>
    /// <returns>One answer per row; NaN where the baseline has none.</returns>
    ImmutableArray<double> Answer(IReadOnlyList<KeyValuePair<DateTimeOffset, double>> known, ImmutableArray<DateTimeOffset> times, ImmutableArray<double> labels);
}
