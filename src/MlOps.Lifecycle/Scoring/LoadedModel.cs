using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Scoring;

/// <summary>A lease on a loaded version: it stays loaded at least until this is disposed.</summary>
/// <remarks>Thread-safe: many threads may score at once.</remarks>
public sealed class LoadedModel : IDisposable
{
    private readonly SharedScorer _shared;
    private int _disposed;

    internal LoadedModel(SharedScorer shared) => _shared = shared;

    /// <summary>The version that answers.</summary>
    public ModelVersionId Version => _shared.Version;

    /// <summary>The columns that the model reads.</summary>
    public TableSchema Inputs => _shared.Scorer.Inputs;

    /// <summary>Answers every row of a batch.</summary>
    /// <param name="rows">Rows with at least the columns of <see cref="Inputs"/>; stays the caller's.</param>
    /// <returns>As many rows, with at least the column <see cref="ScoreColumns.Prediction"/>; the caller disposes it.</returns>
    /// <exception cref="LifecycleException">A column is missing or has another type; the message names it.</exception>
    /// <exception cref="ObjectDisposedException">The lease was given back.</exception>
    public RecordBatch Score(RecordBatch rows)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return _shared.Scorer.Score(rows);
    }

    /// <summary>Gives the lease back; the model is unloaded when nobody needs it any more. May be called twice.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _shared.Release();
    }
}
