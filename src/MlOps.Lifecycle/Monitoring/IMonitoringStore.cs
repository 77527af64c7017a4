using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Keeps what models were shown, answered and learned later. For backends; applications use <see cref="IPredictionRecorder"/> and <see cref="ILabelSink"/>.</summary>
/// <remarks>Thread-safe. Every writing method is one transaction.</remarks>
[Experimental("MLOPS001")]
public interface IMonitoringStore
{
    /// <summary>Adds a batch and its rows. A row whose id is known is left as it is; a label that came before its row is joined.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="batch">The batch; adding the same blob for the same model twice adds it once.</param>
    /// <param name="rows">Its rows, without labels.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many rows were new.</returns>
    Task<int> AddRowsAsync(EnvironmentName environment, ModelName model, RecordedBatch batch, IReadOnlyList<RecordedRow> rows, CancellationToken cancellationToken = default);

    /// <summary>Adds labels. The first label of an id stays; a label without a row waits for its row.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>How many labels were new.</returns>
    Task<int> AddLabelsAsync(EnvironmentName environment, ModelName model, IReadOnlyList<RecordedLabel> labels, CancellationToken cancellationToken = default);

    /// <summary>The rows of a window, by time and then id.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="window">The window of the rows' time.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<RecordedRow>> ListRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default);

    /// <summary>The batches with at least one row in a window, by first time.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="window">The window of the rows' time.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<RecordedBatch>> ListBatchesAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default);

    /// <summary>The time of the earliest recorded row, or null when nothing was recorded.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DateTimeOffset?> FindFirstTimeAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default);

    /// <summary>The last rows recorded before a time, newest first; for windows by count.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="before">Only rows with an earlier time.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<RecordedRow>> ListLastRowsAsync(EnvironmentName environment, ModelName model, DateTimeOffset before, int take, CancellationToken cancellationToken = default);

    /// <summary>How many rows a window has, without reading them.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="window">The window of the rows' time.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<long> CountRowsAsync(EnvironmentName environment, ModelName model, TimeWindow window, CancellationToken cancellationToken = default);

    /// <summary>When batches were recorded, ascending: tells whether a scheduled scoring happened, whatever times its rows have.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="recorded">The window of <see cref="RecordedBatch.RecordedAt"/>.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<DateTimeOffset>> ListRecordingTimesAsync(EnvironmentName environment, ModelName model, TimeWindow recorded, CancellationToken cancellationToken = default);
}
