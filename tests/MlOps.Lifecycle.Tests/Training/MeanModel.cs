using System.Buffers.Binary;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>The smallest model that learns: it answers every row with the mean of the labels it saw, and its artifact is that number in 8 bytes.</summary>
internal sealed class MeanModel : IModelFormat
{
    public const string Format = "mean";

    public string Name => Format;

    public static TableSchema Inputs { get; } = new([new ColumnSchema { Name = "x", Type = ColumnType.Number }]);

    /// <summary>Makes what a trainer returns for a mean that is known.</summary>
    public static TrainedModel Of(double mean, string pipeline = "mean of the label")
    {
        var bytes = new byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, mean);
        return new() { Format = Format, Artifact = bytes, CanonicalDigest = ContentDigest.Of(bytes), Architecture = new() { Pipeline = pipeline } };
    }

    public static async Task<double> MeanAsync(TrainingContext context, CancellationToken cancellationToken)
    {
        var label = context.Schema.WithRole(ColumnRole.Label).Single().Name;
        var labels = new List<double>();
        await foreach (var batch in context.ReadRows(cancellationToken))
        {
            var numbers = new double[batch.Length];
            ArrowValues.CopyNumbers(batch.Column(label), numbers);
            labels.AddRange(numbers);
        }

        return labels.Average();
    }

    public async Task<IModelScorer> LoadAsync(Stream artifact, CancellationToken cancellationToken = default)
    {
        var bytes = new byte[sizeof(double)];
        await artifact.ReadExactlyAsync(bytes, cancellationToken);
        return new Scorer(BinaryPrimitives.ReadDoubleLittleEndian(bytes));
    }

    /// <summary>Answers; a model whose mean is negative answers one row and no more.</summary>
    private sealed class Scorer(double mean) : IModelScorer
    {
        public TableSchema Inputs => MeanModel.Inputs;

        public RecordBatch Score(RecordBatch rows)
        {
            _ = InputColumns.Find(rows, Inputs);
            if (mean < 0 && rows.Length > 1)
                throw new InvalidOperationException("Out of answers.");
            var answers = new DoubleArray.Builder().AppendRange(Enumerable.Repeat(mean, rows.Length)).Build();
            return new(new Schema([new Field(ScoreColumns.Prediction, DoubleType.Default, false)], null), [answers], rows.Length);
        }

        public void Dispose()
        {
        }
    }
}
