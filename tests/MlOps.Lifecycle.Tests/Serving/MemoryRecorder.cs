using Apache.Arrow;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Serving;

/// <summary>Keeps what it was given, and can be slow or broken.</summary>
internal sealed class MemoryRecorder : IPredictionRecorder
{
    public List<(string Id, DateTimeOffset Time, double X, double Prediction, ModelVersionId? Version)> Rows { get; } = [];

    public int Writes { get; private set; }

    public Task? Hold { get; set; }

    public Exception? Outage { get; set; }

    public async Task<int> RecordAsync(ModelName model, RecordBatch rows, ModelVersionId? version = null, CancellationToken cancellationToken = default)
    {
        Writes++;
        if (Hold is { } hold)
            await hold;
        if (Outage is { } outage)
            throw outage;
        var schema = ArrowTypes.ToTableSchema(rows.Schema);
        IArrowArray Of(ColumnRole role) => rows.Column(schema.WithRole(role).Single().Name);
        for (var i = 0; i < rows.Length; i++)
        {
            Rows.Add((
                ((StringArray)Of(ColumnRole.Id)).GetString(i),
                ((TimestampArray)Of(ColumnRole.Time)).GetTimestamp(i)!.Value,
                ((DoubleArray)Of(ColumnRole.Feature)).GetValue(i)!.Value,
                ((DoubleArray)Of(ColumnRole.Prediction)).GetValue(i)!.Value,
                version));
        }

        return rows.Length;
    }

    public Task<int> RecordCsvAsync(ModelName model, string path, CsvFormat? format = null, ModelVersionId? version = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
