using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Recorded rows that came with one schema, with predictions and the labels known by now as columns.</summary>
/// <param name="Schema">The columns, with roles from the model's monitoring plan.</param>
/// <param name="Batches">The rows in order of time.</param>
public sealed record RecordedInputs(TableSchema Schema, ImmutableArray<RecordBatch> Batches) : IDisposable
{
    /// <summary>The number of rows.</summary>
    public long Rows => Batches.Sum(batch => (long)batch.Length);

    /// <summary>Disposes the batches.</summary>
    public void Dispose()
    {
        foreach (var batch in Batches)
            batch.Dispose();
    }
}
