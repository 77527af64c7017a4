using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Scoring;

/// <summary>Finds the columns that a model reads in a batch, and refuses a batch that does not have them. For scorers.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public static class InputColumns
{
    /// <summary>The arrays of a batch in the order of a model's inputs.</summary>
    /// <param name="rows">The batch; it may have more columns, in any order.</param>
    /// <param name="inputs">What the model reads. Whole numbers are taken where numbers are read.</param>
    /// <returns>One array per input; the batch still owns them.</returns>
    /// <exception cref="LifecycleException">A column is missing or has another type; the message names every such column.</exception>
    public static IArrowArray[] Find(RecordBatch rows, TableSchema inputs)
    {
        var arrays = new IArrowArray[inputs.Count];
        List<string>? troubles = null;
        for (var i = 0; i < inputs.Count; i++)
        {
            var input = inputs[i];
            var at = IndexOf(rows.Schema, input.Name);
            if (at < 0)
                (troubles ??= []).Add($"column '{input.Name}' is missing");
            else if (!Fits(ArrowTypes.FindColumnType(rows.Schema.FieldsList[at].DataType), input.Type))
                (troubles ??= []).Add($"column '{input.Name}' holds {rows.Schema.FieldsList[at].DataType.Name} where the model reads {input.Type}");
            else
                arrays[i] = rows.Column(at);
        }

        return troubles is null ? arrays : throw new LifecycleException(
            $"The rows do not fit the model: {string.Join("; ", troubles)}. The rows have {string.Join(", ", rows.Schema.FieldsList.Select(f => f.Name))}: repair the feed, or train a version that reads these columns.");
    }

    private static int IndexOf(Schema schema, string name)
    {
        for (var i = 0; i < schema.FieldsList.Count; i++)
        {
            if (schema.FieldsList[i].Name == name)
                return i;
        }

        return -1;
    }

    private static bool Fits(ColumnType? found, ColumnType wanted) =>
        found == wanted || (found is ColumnType.Integer && wanted is ColumnType.Number);
}
