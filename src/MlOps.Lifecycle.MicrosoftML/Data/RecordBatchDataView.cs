using Apache.Arrow;
using Microsoft.ML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Arrow record batches as ML.NET reads them: no row objects, nothing decoded but the columns that are asked for.</summary>
/// <remarks>
/// <para>Text is <c>Text</c>; a missing one is empty. A boolean label is <c>Boolean</c>. All other types become numbers as
/// <see cref="ArrowValues"/> defines them: <c>Single</c> for the roles Feature, Calendar, Label and Prediction, because that is what
/// ML.NET's trainers read (whole numbers beyond 2²⁴ are rounded), and <c>Double</c> for every other role. A missing number is NaN.</para>
/// <para>Immutable and thread-safe. Cursors are not; a cursor set has up to one cursor per batch.</para>
/// </remarks>
public sealed class RecordBatchDataView : IDataView
{
    private readonly TableSchema _columns;
    private readonly RecordBatch[] _batches;
    private readonly IArrowArray[][] _arrays;
    private readonly int _label;

    /// <summary>Shows batches as one table.</summary>
    /// <param name="columns">The columns to show, found in each batch by name.</param>
    /// <param name="batches">The rows; they stay the caller's and are disposed after the view was used. May be empty.</param>
    /// <exception cref="LifecycleException">A batch lacks a column, has another type, or has rows without a boolean label; the message names it.</exception>
    public RecordBatchDataView(TableSchema columns, IReadOnlyList<RecordBatch> batches)
        : this(columns, batches, labeledOnly: false)
    {
    }

    /// <summary>Shows batches as one table, without the rows that have no label when <paramref name="labeledOnly"/> is set.</summary>
    internal RecordBatchDataView(TableSchema columns, IReadOnlyList<RecordBatch> batches, bool labeledOnly)
    {
        _columns = columns;
        _batches = [.. batches];
        _arrays = [.. batches.Select(batch => InputColumns.Find(batch, columns))];
        Schema = SchemaOf(columns);
        _label = labeledOnly && columns.WithRole(ColumnRole.Label).FirstOrDefault() is { } label ? columns.IndexOf(label.Name) : -1;
        if (_label < 0)
            RefuseMissingClasses();
    }

    /// <summary>The columns in order, with the types above.</summary>
    public DataViewSchema Schema { get; }

    /// <summary>False: rows come in the order of the batches.</summary>
    public bool CanShuffle => false;

    /// <summary>The number of rows.</summary>
    /// <returns>The number, or null where rows without a label are left out.</returns>
    public long? GetRowCount() => _label >= 0 ? null : _batches.Sum(batch => (long)batch.Length);

    /// <summary>Reads the rows in order.</summary>
    /// <param name="columnsNeeded">The columns that are read; the others are not decoded.</param>
    /// <param name="rand">Not used: the view does not shuffle.</param>
    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => CreateCursor(columnsNeeded, 0, 1);

    /// <summary>Reads the rows by several cursors, each a part of the batches.</summary>
    /// <param name="columnsNeeded">The columns that are read; the others are not decoded.</param>
    /// <param name="n">How many cursors are wanted; there are never more than batches, and always at least one.</param>
    /// <param name="rand">Not used: the view does not shuffle.</param>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        var cursors = Math.Clamp(n, 1, Math.Max(1, _batches.Length));
        return [.. Enumerable.Range(0, cursors).Select(i => CreateCursor(needed, i, cursors))];
    }

    internal static DataViewSchema SchemaOf(TableSchema columns)
    {
        var schema = new DataViewSchema.Builder();
        foreach (var column in columns)
            schema.AddColumn(column.Name, BatchColumn.TypeOf(column));
        return schema.ToSchema();
    }

    private RecordBatchCursor CreateCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, int first, int step)
    {
        var active = new bool[_columns.Count];
        foreach (var column in columnsNeeded)
            active[column.Index] = true;
        var reader = new BatchReader(_columns, Schema, i => active[i] || i == _label);
        return new(this, reader, active, _label, first, step);
    }

    internal int Batches => _batches.Length;

    internal int Load(BatchReader reader, int batch)
    {
        reader.Load(_arrays[batch], _batches[batch].Length);
        return _batches[batch].Length;
    }

    private void RefuseMissingClasses()
    {
        foreach (var (column, i) in _columns.Select((column, i) => (column, i)))
        {
            if (column is { Role: ColumnRole.Label, Type: ColumnType.Boolean } && _arrays.Sum(arrays => (long)arrays[i].NullCount) is > 0 and var missing)
                throw new LifecycleException($"Label '{column.Name}' is missing in {missing} rows, and ML.NET's Boolean cannot say so: leave those rows out.");
        }
    }
}
