using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>The rows that a candidate is judged on, in order of time: kept as batches so that several models answer the same rows.</summary>
internal sealed class EvaluationRows : IDisposable
{
    private readonly ImmutableArray<RecordBatch> _batches;
    private readonly int[] _order;

    private EvaluationRows(ImmutableArray<RecordBatch> batches, int[] order, ImmutableArray<DateTimeOffset> times, ImmutableArray<double> labels)
    {
        _batches = batches;
        _order = order;
        Times = times;
        Labels = labels;
    }

    public ImmutableArray<DateTimeOffset> Times { get; }

    public ImmutableArray<double> Labels { get; }

    /// <summary>Reads the rows that have a label.</summary>
    public static async Task<EvaluationRows> ReadAsync(TableSchema schema, IAsyncEnumerable<RecordBatch> rows, CancellationToken cancellationToken)
    {
        var time = schema.WithRole(ColumnRole.Time).First().Name;
        var label = schema.WithRole(ColumnRole.Label).First().Name;
        var batches = ImmutableArray.CreateBuilder<RecordBatch>();
        var times = new List<double>();
        var labels = new List<double>();
        await foreach (var batch in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batches.Add(batch.Clone(ManagedMemory.Allocator));
            times.AddRange(Numbers(batch.Column(time)));
            labels.AddRange(Numbers(batch.Column(label)));
        }

        int[] order = [.. Enumerable.Range(0, times.Count).Where(i => double.IsFinite(labels[i])).OrderBy(i => times[i])];
        return new(
            batches.ToImmutable(),
            order,
            [.. order.Select(i => DateTimeOffset.UnixEpoch.AddTicks((long)times[i] * TimeSpan.TicksPerMicrosecond))],
            [.. order.Select(i => labels[i])]);
    }

    /// <summary>Lets a model answer all rows.</summary>
    public ScoredRows Score(LoadedModel model)
    {
        var answers = new List<double>(_order.Length);
        foreach (var batch in _batches)
        {
            using var scored = model.Score(batch);
            answers.AddRange(Numbers(scored.Column(ScoreColumns.Prediction)));
        }

        return Answered([.. _order.Select(i => answers[i])]);
    }

    /// <summary>Answers that were given in order of time.</summary>
    public ScoredRows Answered(ImmutableArray<double> answers) => new() { Times = Times, Labels = Labels, Predictions = answers };

    public void Dispose()
    {
        foreach (var batch in _batches)
            batch.Dispose();
    }

    internal static double[] Numbers(IArrowArray array)
    {
        var numbers = new double[array.Length];
        ArrowValues.CopyNumbers(array, numbers);
        return numbers;
    }
}
