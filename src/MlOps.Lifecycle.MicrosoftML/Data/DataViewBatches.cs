using Apache.Arrow;
using Microsoft.ML;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>The rows of an <see cref="IDataView"/> as Arrow record batches: no row objects, bounded memory.</summary>
/// <remarks>Thread-safe as long as the view is. Hidden columns, vectors (such as <c>Features</c>) and images are left out.</remarks>
public static class DataViewBatches
{
    /// <summary>How many rows a batch has unless told otherwise.</summary>
    public const int DefaultRowsPerBatch = 65_536;

    /// <summary>Reads every column that fits a column type.</summary>
    /// <param name="view">The view.</param>
    /// <param name="rowsPerBatch">The most rows of a batch.</param>
    /// <returns>
    /// Batches that the caller disposes. Numbers become <c>Double</c>, whole numbers of up to 63 bits and keys <c>Int64</c>, times
    /// <c>Timestamp</c>, durations seconds. NaN and missing keys become null; text is never null, because ML.NET knows only empty text.
    /// </returns>
    public static IEnumerable<RecordBatch> Read(IDataView view, int rowsPerBatch = DefaultRowsPerBatch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerBatch, 1);
        return ReadCore(
            view,
            [.. view.Schema.Where(column => !column.IsHidden).Select(column => (column, type: ViewColumn.FindColumnType(column.Type)))
                .Where(c => c.type is not null)
                .Select(c => (c.column, new ColumnSchema { Name = c.column.Name, Type = c.type!.Value }))],
            rowsPerBatch);
    }

    /// <summary>Reads the columns of a schema, converted to its types: the way back from <see cref="RecordBatchDataView"/>.</summary>
    /// <param name="view">The view.</param>
    /// <param name="columns">The columns wanted, with their types and roles.</param>
    /// <param name="rowsPerBatch">The most rows of a batch.</param>
    /// <returns>Batches that the caller disposes. Whole numbers beyond what the view's type can hold were rounded by the view.</returns>
    /// <exception cref="LifecycleException">The view lacks a column, or holds text where numbers are wanted or the reverse; the message names it.</exception>
    public static IEnumerable<RecordBatch> ReadAs(IDataView view, TableSchema columns, int rowsPerBatch = DefaultRowsPerBatch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowsPerBatch, 1);
        return ReadCore(view, [.. columns.Select(column => (Find(view, column), column))], rowsPerBatch);
    }

    private static DataViewSchema.Column Find(IDataView view, ColumnSchema wanted)
    {
        var column = view.Schema.GetColumnOrNull(wanted.Name) ?? throw new LifecycleException(
            $"The view has no column '{wanted.Name}': it has {string.Join(", ", view.Schema.Where(c => !c.IsHidden).Select(c => c.Name))}.");
        var found = ViewColumn.FindColumnType(column.Type);
        return found is not null && (found is ColumnType.Text) == (wanted.Type is ColumnType.Text) ? column : throw new LifecycleException(
            $"Column '{wanted.Name}' of the view holds {column.Type}, which cannot become {wanted.Type}: convert it in the pipeline or leave it out.");
    }

    private static IEnumerable<RecordBatch> ReadCore(IDataView view, (DataViewSchema.Column Source, ColumnSchema Target)[] columns, int rowsPerBatch)
    {
        var schema = ArrowTypes.ToArrow(new TableSchema(columns.Select(c => c.Target)));
        using var cursor = view.GetRowCursor(columns.Select(c => c.Source));
        var readers = columns.Select(c => ViewColumn.Create(cursor, c.Source, c.Target.Type)).ToArray();
        var rows = 0;
        while (cursor.MoveNext())
        {
            foreach (var reader in readers)
                reader.Append();
            if (++rows < rowsPerBatch)
                continue;
            yield return new(schema, readers.Select(reader => reader.Build()), rows);
            rows = 0;
        }

        if (rows > 0)
            yield return new(schema, readers.Select(reader => reader.Build()), rows);
    }
}
