using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>What a trainer gets.</summary>
public sealed record TrainingContext
{
    /// <summary>The model.</summary>
    public required ModelName Model { get; init; }

    /// <summary>The dataset version that is trained on; recorded as lineage.</summary>
    public required DatasetVersionId Data { get; init; }

    /// <summary>The columns with their roles.</summary>
    public required TableSchema Schema { get; init; }

    /// <summary>Streams the training rows; may be called more than once. A batch is valid until the next one.</summary>
    public required Func<CancellationToken, IAsyncEnumerable<RecordBatch>> ReadRows { get; init; }

    /// <summary>The window of time that the rows cover; null for tables without a time column.</summary>
    public TimeWindow? Window { get; init; }

    /// <summary>The seed for everything random.</summary>
    public required int Seed { get; init; }

    /// <summary>Takes progress from 0 to 1, which the library logs at level Debug; never null.</summary>
    public IProgress<double> Progress { get; init; } = new Progress<double>();
}
