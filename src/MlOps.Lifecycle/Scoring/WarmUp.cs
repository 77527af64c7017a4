using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Scoring;

/// <summary>Lets a freshly loaded model answer one neutral row, so that the first real row finds it compiled, and a model that cannot answer is never served.</summary>
internal static class WarmUp
{
    public static void Run(IModelScorer scorer, ContentDigest artifact)
    {
        using var row = NeutralRow(scorer.Inputs);
        RecordBatch answer;
        try
        {
            answer = scorer.Score(row);
        }
#pragma warning disable CA1031 // Whatever a foreign scorer throws here means the same: this artifact is not to be served.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            throw new LifecycleException($"Artifact {artifact} was loaded but could not answer a first row, so it is not served: {exception.Message}", exception);
        }

        using (answer)
        {
            if (answer.Length != 1 || FindPrediction(answer) is null)
            {
                throw new LifecycleException(
                    $"Artifact {artifact} was loaded but answered one row with {answer.Length} rows of columns {string.Join(", ", answer.Schema.FieldsList.Select(f => f.Name))}: a scorer answers as many rows, with a Double column '{ScoreColumns.Prediction}'.");
            }
        }
    }

    private static DoubleArray? FindPrediction(RecordBatch answer) =>
        answer.Schema.FieldsList.Any(f => f.Name == ScoreColumns.Prediction) ? answer.Column(ScoreColumns.Prediction) as DoubleArray : null;

    private static RecordBatch NeutralRow(TableSchema inputs) =>
        new(ArrowTypes.ToArrow(inputs), inputs.Select(NeutralValue), 1);

    private static IArrowArray NeutralValue(ColumnSchema column) => column.Type switch
    {
        ColumnType.Boolean => new BooleanArray.Builder().Append(false).Build(),
        ColumnType.Integer => new Int64Array.Builder().Append(0).Build(),
        ColumnType.Number => new DoubleArray.Builder().Append(0).Build(),
        ColumnType.Text => new StringArray.Builder().Append(column.Domain is [var first, ..] ? first : "").Build(),
        ColumnType.Date => new Date32Array.Builder().Append(DateTimeOffset.UnixEpoch).Build(),
        ColumnType.Timestamp => new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)).Append(DateTimeOffset.UnixEpoch).Build(),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, "There is no such column type."),
    };
}
