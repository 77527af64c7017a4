using Apache.Arrow;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Keeps runs of rows and the first columns of a batch.</summary>
internal static class RowFilter
{
    /// <returns>The rows, or null when there are none. Valid as long as <paramref name="batch"/> is.</returns>
    public static RecordBatch? Apply(RecordBatch batch, IReadOnlyList<RowRange> runs, int columns)
    {
        if (runs.Count == 0)
            return null;
        var isAll = runs is [var only] && only.Count == batch.Length;
        if (isAll && columns == batch.ColumnCount)
            return batch;
        var schema = new Schema(batch.Schema.FieldsList.Take(columns), batch.Schema.Metadata);
        var arrays = batch.Arrays.Take(columns).Select(array => isAll ? array : Keep(array, runs));
        return new(schema, arrays, (int)runs.Sum(run => run.Count));
    }

    private static IArrowArray Keep(IArrowArray array, IReadOnlyList<RowRange> runs)
    {
        IArrowArray[] parts = [.. runs.Select(run => ArrowArrayFactory.Slice(array, (int)run.First, (int)run.Count))];
        return parts.Length == 1 ? parts[0] : ArrowArrayConcatenator.Concatenate(parts);
    }
}
