using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>A row and a model connected to it, so that a batch is scored by moving the row. Used by one thread at a time.</summary>
internal sealed class ConnectedRow : IDisposable
{
    private const string ProbabilityColumn = "Probability";
    private const string ScoreColumn = "Score";

    private readonly RecordBatchRow _input;
    private readonly DataViewRow _output;
    private readonly ValueGetter<float> _answer;

    /// <summary>Connects.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">The columns it was fitted on.</param>
    /// <exception cref="LifecycleException">The model does not answer row by row, or has no answer of one number.</exception>
    public ConnectedRow(ITransformer model, TableSchema columns)
    {
        if (!model.IsRowToRowMapper)
            throw new LifecycleException("The pipeline does not answer every row (it filters or groups): leave such steps out of the pipeline of the model.");
        var schema = RecordBatchDataView.SchemaOf(columns);
        var mapper = model.GetRowToRowMapper(schema);
        var answer = FindAnswer(mapper.OutputSchema) ?? throw new LifecycleException(
            $"The pipeline answers with {string.Join(", ", mapper.OutputSchema.Where(c => !c.IsHidden).Select(c => $"{c.Name} ({c.Type})"))}: it needs a Single column '{ProbabilityColumn}' (two classes) or '{ScoreColumn}' (regression).");
        var needed = mapper.GetDependencies([answer]).Select(column => column.Index).ToHashSet();
        _input = new(columns, schema, needed.Contains);
        _output = mapper.GetRow(_input, [answer]);
        _answer = _output.GetGetter<float>(answer);
    }

    /// <summary>The answers that a model gives: the probability of class 1 where it has one, else the score.</summary>
    public static DataViewSchema.Column? FindAnswer(DataViewSchema schema) =>
        FindNumber(schema, ProbabilityColumn) ?? FindNumber(schema, ScoreColumn);

    public void Score(ReadOnlySpan<IArrowArray?> arrays, Span<double> answers)
    {
        _input.Load(arrays, answers.Length);
        for (var i = 0; i < answers.Length; i++)
        {
            _input.MoveNext();
            float answer = 0;
            _answer(ref answer);
            answers[i] = answer;
        }
    }

    public void Dispose() => _output.Dispose();

    private static DataViewSchema.Column? FindNumber(DataViewSchema schema, string name) =>
        schema.GetColumnOrNull(name) is { } column && column.Type == NumberDataViewType.Single ? column : null;
}
