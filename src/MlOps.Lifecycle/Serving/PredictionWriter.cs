using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Diagnostics;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Serving;

/// <summary>Records answered rows; rows that come while a write is under way share the next one.</summary>
/// <remarks>Thread-safe. Nothing is held back: with one request at a time every row is its own write.</remarks>
internal sealed class PredictionWriter<TInput>(ModelName model, IPredictionRecorder recorder, ILogger logger)
{
    private readonly Lock _gate = new();
    private Batch _next = new();
    private bool _writing;

    /// <summary>Records a row.</summary>
    /// <param name="version">The version that answered.</param>
    /// <param name="map">Makes the batch of rows of that version.</param>
    /// <param name="row">The row.</param>
    /// <returns>A task that completes when the row is durable, or when recording failed and that was logged and counted.</returns>
    public Task WriteAsync(ModelVersionId version, Func<IReadOnlyList<AnsweredRow<TInput>>, Apache.Arrow.RecordBatch> map, AnsweredRow<TInput> row)
    {
        lock (_gate)
        {
            var batch = _next;
            batch.Rows.Add((version, map, row));
            if (!_writing)
            {
                _writing = true;
                _ = Task.Run(WriteAllAsync);
            }

            return batch.Written.Task;
        }
    }

    private async Task WriteAllAsync()
    {
        while (true)
        {
            Batch batch;
            lock (_gate)
            {
                batch = _next;
                if (batch.Rows.Count == 0)
                {
                    _writing = false;
                    return;
                }

                _next = new();
            }

            foreach (var version in batch.Rows.GroupBy(row => row.Version))
                await WriteAsync(version.Key, version.First().Map, [.. version.Select(row => row.Row)]).ConfigureAwait(false);
            batch.Written.SetResult();
        }
    }

    private async Task WriteAsync(ModelVersionId version, Func<IReadOnlyList<AnsweredRow<TInput>>, Apache.Arrow.RecordBatch> map, IReadOnlyList<AnsweredRow<TInput>> rows)
    {
        try
        {
            // A client that asks again while its first row waits here: as when it is recorded already, the first one stays.
            using var batch = map([.. rows.DistinctBy(row => row.Id, StringComparer.Ordinal)]);
            await recorder.RecordAsync(model, batch, version, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever recording throws must not cost the caller an answer: it is logged and counted.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RowsNotRecorded(logger, rows.Count, model.Value, exception);
            ServingInstruments.Unrecorded.Add(rows.Count, new KeyValuePair<string, object?>(LifecycleTelemetry.ModelTag, model.Value));
        }
    }

    private sealed class Batch
    {
        public List<(ModelVersionId Version, Func<IReadOnlyList<AnsweredRow<TInput>>, Apache.Arrow.RecordBatch> Map, AnsweredRow<TInput> Row)> Rows { get; } = [];

        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
