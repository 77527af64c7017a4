using Apache.Arrow;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>The rows of one fit, read once and kept in memory as Arrow batches with the columns that the pipeline sees and no others.</summary>
internal sealed class TrainingRows : IDisposable
{
    private readonly List<RecordBatch> _batches = [];

    private TrainingRows(TableSchema columns) => Columns = columns;

    /// <summary>Inputs and label, the label of two classes as Boolean.</summary>
    public TableSchema Columns { get; }

    public IReadOnlyList<RecordBatch> Batches => _batches;

    /// <summary>Rows with a label.</summary>
    public long Labeled { get; private set; }

    /// <summary>Rows without a label, which nothing is learned from.</summary>
    public long Unlabeled { get; private set; }

    /// <summary>Rows of class 1.</summary>
    public long Positive { get; private set; }

    /// <summary>Reads the rows.</summary>
    /// <param name="context">Where from.</param>
    /// <param name="task">What is learned.</param>
    /// <param name="cancellationToken">Observed between batches.</param>
    /// <exception cref="LifecycleException">The table cannot be learned from; the message names the column.</exception>
    public static async Task<TrainingRows> ReadAsync(TrainingContext context, MicrosoftMLTask task, CancellationToken cancellationToken)
    {
        var rows = new TrainingRows(Choose(context.Schema, task));
        try
        {
            await foreach (var batch in context.ReadRows(cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
                rows.Add(batch, context.Schema);
            rows.Check(task);
            return rows;
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var batch in _batches)
            batch.Dispose();
        _batches.Clear();
    }

    private static TableSchema Choose(TableSchema schema, MicrosoftMLTask task)
    {
        if (schema.WithRole(ColumnRole.Label).ToArray() is not [var label])
            throw new LifecycleException($"A fit needs exactly one column of role Label; the table has {schema.WithRole(ColumnRole.Label).Count()}: give the role to one column.");
        if (label.Type is not (ColumnType.Boolean or ColumnType.Integer or ColumnType.Number))
            throw new LifecycleException($"Label '{label.Name}' is {label.Type}: a label is a number, or Boolean for two classes.");
        var seen = new TableSchema(schema.Where(column => column.Role is ColumnRole.Feature or ColumnRole.Calendar || column.Name == label.Name));
        if (seen.Count == 1)
            throw new LifecycleException($"There is nothing to learn '{label.Name}' from: the table has no column of role Feature or Calendar.");
        return seen.With(label.Name, column => column with { Type = task is MicrosoftMLTask.BinaryClassification ? ColumnType.Boolean : ColumnType.Number });
    }

    /// <summary>A streamed batch is gone with the next one, so it is copied; it stays its reader's to dispose.</summary>
    private void Add(RecordBatch batch, TableSchema schema)
    {
        var found = Scoring.InputColumns.Find(batch, new(Columns.Select(column => schema[column.Name])));
        var label = Columns.IndexOf(Columns.WithRole(ColumnRole.Label).Single().Name);
        using var labels = ToLabels(found[label], Columns[label]);
        found[label] = labels;
        _batches.Add(new RecordBatch(ArrowTypes.ToArrow(Columns), found, batch.Length).Clone(ManagedMemory.Allocator));
    }

    private IArrowArray ToLabels(IArrowArray array, ColumnSchema label)
    {
        var values = new double[array.Length];
        ArrowValues.CopyNumbers(array, values);
        var flags = new BooleanArray.Builder().Reserve(values.Length);
        var numbers = new DoubleArray.Builder().Reserve(values.Length);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                Unlabeled++;
                flags.AppendNull();
                numbers.AppendNull();
                continue;
            }

            if (label.Type is ColumnType.Boolean && value is not (0 or 1))
                throw new LifecycleException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Label '{label.Name}' holds {value:R} where two classes are learned: use 0 and 1, or train a regression."));
            Labeled++;
            Positive += value == 1 ? 1 : 0;
            flags.Append(value == 1);
            numbers.Append(value);
        }

        return label.Type is ColumnType.Boolean ? flags.Build(ManagedMemory.Allocator) : numbers.Build(ManagedMemory.Allocator);
    }

    private void Check(MicrosoftMLTask task)
    {
        var label = Columns.WithRole(ColumnRole.Label).Single().Name;
        if (Labeled == 0)
            throw new LifecycleException($"No row has a label in '{label}' ({Unlabeled} rows were read): train on a window whose labels have arrived.");
        if (task is MicrosoftMLTask.BinaryClassification && (Positive == 0 || Positive == Labeled))
            throw new LifecycleException($"All {Labeled} rows have the label {(Positive == 0 ? 0 : 1)} in '{label}': train on rows of both classes.");
    }
}
