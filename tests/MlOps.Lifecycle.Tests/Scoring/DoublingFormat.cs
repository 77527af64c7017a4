using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Scoring;

/// <summary>A format whose artifact is one byte, the factor by which its model multiplies column <c>x</c>. Byte 0 is a model that cannot answer, byte 255 is no model.</summary>
internal sealed class DoublingFormat : IModelFormat
{
    private int _loads;

    public string Name => "doubling";

    public int Loads => _loads;

    public List<Scorer> Loaded { get; } = [];

    /// <summary>When set, loads wait for it.</summary>
    public Task? Hold { get; set; }

    public static TableSchema Inputs { get; } = new([new ColumnSchema { Name = "x", Type = ColumnType.Number }]);

    public static RecordBatch Rows(params double[] values) =>
        new(ArrowTypes.ToArrow(Inputs), [new DoubleArray.Builder().AppendRange(values).Build()], values.Length);

    public async Task<IModelScorer> LoadAsync(Stream artifact, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _loads);
        if (Hold is { } hold)
            await hold;
        var factor = artifact.ReadByte();
        if (factor == 255)
            throw new LifecycleException("The artifact is no doubling model: register another one.");
        var scorer = new Scorer(factor);
        lock (Loaded)
            Loaded.Add(scorer);
        return scorer;
    }

    internal sealed class Scorer(int factor) : IModelScorer
    {
        public bool IsDisposed { get; private set; }

        public int UsedAfterDispose { get; private set; }

        public TableSchema Inputs => DoublingFormat.Inputs;

        public RecordBatch Score(RecordBatch rows)
        {
            if (IsDisposed)
                UsedAfterDispose++;
            if (factor == 0)
                throw new InvalidOperationException("no factor");
            var numbers = new double[rows.Length];
            ArrowValues.CopyNumbers(InputColumns.Find(rows, Inputs)[0], numbers);
            var answer = new DoubleArray.Builder().AppendRange(numbers.Select(value => value * factor)).Build();
            return new(new Schema([new Field(ScoreColumns.Prediction, DoubleType.Default, false)], null), [answer], rows.Length);
        }

        public void Dispose() => IsDisposed = true;
    }
}
