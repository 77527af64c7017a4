using System.Globalization;
using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace Snippets;

/// <summary>A format whose models are the price of a kilometer.</summary>
public static class ServingOwnFormat
{
    public static async Task Run()
    {
        using var artifact = new MemoryStream(Encoding.UTF8.GetBytes("1.5"));
        using var scorer = await new TariffFormat().LoadAsync(artifact);
        using var rows = new RecordBatch(ArrowTypes.ToArrow(scorer.Inputs), [new DoubleArray.Builder().Append(10).Build()], 1);

        using var answer = scorer.Score(rows);

        ((DoubleArray)answer.Column(ScoreColumns.Prediction)).GetValue(0).Should().Be(15);
    }

    #region own-format
    public sealed class TariffFormat : IModelFormat
    {
        public string Name => "tariff";

        public async Task<IModelScorer> LoadAsync(Stream artifact, CancellationToken cancellationToken = default)
        {
            using var reader = new StreamReader(artifact, leaveOpen: true);
            var text = await reader.ReadToEndAsync(cancellationToken);
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var perKilometer)
                ? new TariffScorer(perKilometer)
                : throw new LifecycleException("The artifact is no tariff: store the price of a kilometer as text.");
        }
    }

    public sealed class TariffScorer(double perKilometer) : IModelScorer
    {
        public TableSchema Inputs { get; } = new([new ColumnSchema { Name = "kilometers", Type = ColumnType.Number }]);

        public RecordBatch Score(RecordBatch rows)
        {
            var kilometers = new double[rows.Length];
            ArrowValues.CopyNumbers(InputColumns.Find(rows, Inputs)[0], kilometers);
            var prices = new DoubleArray.Builder().AppendRange(kilometers.Select(k => k * perKilometer)).Build();
            return new(new Schema([new Field(ScoreColumns.Prediction, DoubleType.Default, false)], null), [prices], rows.Length);
        }

        public void Dispose()
        {
        }
    }
    #endregion
}
