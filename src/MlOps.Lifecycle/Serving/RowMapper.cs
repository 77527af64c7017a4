using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Apache.Arrow;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Serving;

/// <summary>Turns rows of a type into batches of the columns that one version reads, and into batches to record.</summary>
/// <remarks>Immutable and thread-safe. Properties are read through cached invokers, which need no code generated at run time.</remarks>
internal sealed class RowMapper<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TInput>
{
    private const string TimeProperty = "Time";

    private readonly TableSchema _inputs;
    private readonly Schema _schema;
    private readonly Schema _recordSchema;
    private readonly MethodInvoker[] _getters;
    private readonly MethodInvoker? _time;

    /// <summary>Finds a property for every column.</summary>
    /// <param name="inputs">The columns that the version reads.</param>
    /// <exception cref="LifecycleException">The type does not fit; the message names the columns and properties.</exception>
    public RowMapper(TableSchema inputs)
    {
        var properties = new InputProperties(typeof(TInput));
        var found = properties.FindAll(inputs);
        _inputs = inputs;
        _schema = ArrowTypes.ToArrow(inputs);
        _getters = [.. found.Select(property => MethodInvoker.Create(property.GetMethod!))];
        _time = properties.Find(TimeProperty) is { } time && InputValues.IsInstant(time.PropertyType) && !found.Contains(time) ? MethodInvoker.Create(time.GetMethod!) : null;
        _recordSchema = RecordSchema(inputs);
    }

    /// <summary>Rows to score.</summary>
    public RecordBatch Map(params IReadOnlyList<TInput> rows) => new(_schema, InputArrays(rows), rows.Count);

    /// <summary>When a row happened, or null when it does not say.</summary>
    public DateTimeOffset? FindTime(TInput row) => _time?.Invoke(row) is { } time ? InputValues.ToInstant(time) : null;

    /// <summary>Rows to record: id, time, inputs and answer, each with its role.</summary>
    public RecordBatch MapRecord(IReadOnlyList<AnsweredRow<TInput>> rows) => new(
        _recordSchema,
        [
            InputValues.ToArray(ColumnType.Text, rows.Select(row => row.Id)),
            InputValues.ToArray(ColumnType.Timestamp, rows.Select(row => (object?)row.Time)),
            .. InputArrays([.. rows.Select(row => row.Row)]),
            InputValues.ToArray(ColumnType.Number, rows.Select(row => (object?)row.Prediction)),
        ],
        rows.Count);

    private IEnumerable<IArrowArray> InputArrays(IReadOnlyList<TInput> rows) =>
        _inputs.Zip(_getters, (column, getter) => InputValues.ToArray(column.Type, rows.Select(row => getter.Invoke(row))));

    private static Schema RecordSchema(TableSchema inputs) => ArrowTypes.ToArrow(new TableSchema(
    [
        new() { Name = Free("id", inputs), Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
        new() { Name = Free("time", inputs), Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        .. inputs,
        new() { Name = Free(ScoreColumns.Prediction, inputs), Type = ColumnType.Number, Role = ColumnRole.Prediction, IsNullable = false },
    ]));

    /// <summary>A name that no input has; readers find these columns by role.</summary>
    private static string Free(string name, TableSchema inputs)
    {
        while (inputs.Find(name) is not null)
            name = "_" + name;
        return name;
    }
}
