using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Scoring;

/// <summary>A loaded model that answers.</summary>
/// <remarks>Implementations are thread-safe: many requests score at once.</remarks>
public interface IModelScorer : IDisposable
{
    /// <summary>The columns that the model reads; more columns do no harm, a missing one is refused.</summary>
    TableSchema Inputs { get; }

    /// <summary>Answers every row of a batch.</summary>
    /// <param name="rows">Rows with at least the columns of <see cref="Inputs"/>; stays the caller's.</param>
    /// <returns>As many rows, with at least the column <see cref="ScoreColumns.Prediction"/>; the caller disposes it.</returns>
    /// <exception cref="LifecycleException">A column is missing or has another type; the message names it.</exception>
    RecordBatch Score(RecordBatch rows);
}
