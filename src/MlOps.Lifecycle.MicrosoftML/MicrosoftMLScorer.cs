using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.ML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>
/// Scores batches with rows that stay connected to the model: one per thread that scores at the moment, kept for the next batch.
/// Connecting costs about a millisecond, a row of a connected one about a microsecond.
/// </summary>
internal sealed class MicrosoftMLScorer : IModelScorer
{
    private static readonly Schema AnswerSchema = new([new Field(ScoreColumns.Prediction, DoubleType.Default, false)], null);

    private readonly ITransformer _model;
    private readonly TableSchema _columns;
    private readonly int[] _inputOf;
    private readonly ConcurrentBag<ConnectedRow> _idle = [];

    /// <summary>Takes a model.</summary>
    /// <param name="model">The model; disposed with this.</param>
    /// <param name="columns">The columns it was fitted on: inputs and label, of which only the inputs are read.</param>
    public MicrosoftMLScorer(ITransformer model, TableSchema columns)
    {
        _model = model;
        _columns = columns;
        Inputs = new(columns.Where(column => column.Role is not ColumnRole.Label));
        _inputOf = [.. columns.Select(column => Inputs.IndexOf(column.Name))];
        _idle.Add(new(model, columns));
    }

    public TableSchema Inputs { get; }

    public RecordBatch Score(RecordBatch rows)
    {
        var found = InputColumns.Find(rows, Inputs);
        var arrays = new IArrowArray?[_inputOf.Length];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = _inputOf[i] >= 0 ? found[_inputOf[i]] : null;

        var bytes = new byte[rows.Length * sizeof(double)];
        var row = _idle.TryTake(out var idle) ? idle : new(_model, _columns);
        row.Score(arrays, MemoryMarshal.Cast<byte, double>(bytes.AsSpan()));
        _idle.Add(row);
        return new(AnswerSchema, [new DoubleArray(new(bytes), ArrowBuffer.Empty, rows.Length, 0, 0)], rows.Length);
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var row))
            row.Dispose();
        (_model as IDisposable)?.Dispose();
    }
}
