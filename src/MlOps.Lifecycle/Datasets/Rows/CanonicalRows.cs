using System.Globalization;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Brings batches into the columns, order and Arrow types of a schema, or says which row and column do not fit.</summary>
/// <param name="subject">What messages are about, for example <c>Dataset 'payments'</c>.</param>
/// <param name="schema">The columns.</param>
internal sealed class CanonicalRows(string subject, TableSchema schema)
{
    private readonly Schema _arrow = ArrowTypes.ToArrow(schema);
    private long _rows;

    /// <summary>One batch as it is kept. It shares the given batch's memory where nothing had to be converted.</summary>
    public RecordBatch Convert(RecordBatch batch)
    {
        var arrays = new IArrowArray[schema.Count];
        for (var i = 0; i < arrays.Length; i++)
            arrays[i] = Column(batch, schema[i]);
        _rows += batch.Length;
        return new(_arrow, arrays, batch.Length);
    }

    private IArrowArray Column(RecordBatch batch, ColumnSchema column)
    {
        var index = -1;
        for (var i = 0; i < batch.ColumnCount && index < 0; i++)
            index = batch.Schema.GetFieldByIndex(i).Name == column.Name ? i : -1;
        if (index < 0)
        {
            throw new LifecycleException(
                $"{subject}: the batch that starts at row {Row(0)} has no column '{column.Name}', only {string.Join(", ", batch.Schema.FieldsList.Select(field => field.Name))}: add the column, or leave it out of the schema.");
        }

        var array = Convert(batch.Column(index), column);
        if (!column.IsNullable && array.NullCount > 0)
        {
            var missing = Enumerable.Range(0, array.Length).First(array.IsNull);
            throw new LifecycleException(
                $"{subject}: column '{column.Name}' has no value in row {Row(missing)}, and the schema says that it always has one: fill it, drop the row, or declare the column nullable.");
        }

        return array;
    }

    private IArrowArray Convert(IArrowArray array, ColumnSchema column)
    {
        try
        {
            return CanonicalArray.From(array, column.Type) ?? throw new LifecycleException(
                $"{subject}: column '{column.Name}' is {column.Type} in the schema, but the batch that starts at row {Row(0)} holds Arrow {array.Data.DataType.Name}: convert the column or correct the schema.");
        }
        catch (OverflowException exception)
        {
            throw new LifecycleException(
                $"{subject}: column '{column.Name}' is {column.Type} in the schema, and a value of the batch that starts at row {Row(0)} does not fit ({exception.Message}): correct the value or the schema.", exception);
        }
    }

    private string Row(int index) => (_rows + index + 1).ToString(CultureInfo.InvariantCulture);
}
