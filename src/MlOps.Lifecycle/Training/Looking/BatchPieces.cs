using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>Cuts batches by time and adds columns to them without copying values.</summary>
internal static class BatchPieces
{
    /// <summary>The parts of batches that lie in each window, in order of the windows. Rows must be in order of time within a batch.</summary>
    public static List<List<RecordBatch>> ByWindow(IReadOnlyList<RecordBatch> batches, string time, IReadOnlyList<TimeWindow> windows)
    {
        var pieces = windows.Select(_ => new List<RecordBatch>()).ToList();
        foreach (var batch in batches)
        {
            var times = EvaluationRows.Numbers(batch.Column(time));
            for (var w = 0; w < windows.Count; w++)
            {
                var start = LowerBound(times, Microseconds(windows[w].Start));
                var end = LowerBound(times, Microseconds(windows[w].End));
                if (end > start)
                    pieces[w].Add(Slice(batch, start, end - start));
            }
        }

        return pieces;
    }

    /// <summary>The same rows with one more column; shares the memory of both.</summary>
    public static RecordBatch With(RecordBatch batch, ColumnSchema column, IArrowArray values) => new(
        new Schema([.. batch.Schema.FieldsList, ArrowTypes.ToArrow(column)], null),
        [.. batch.Arrays.Select(array => ArrowArrayFactory.Slice(array, 0, batch.Length)), values],
        batch.Length);

    private static RecordBatch Slice(RecordBatch batch, int offset, int length) => new(
        batch.Schema, batch.Arrays.Select(array => ArrowArrayFactory.Slice(array, offset, length)), length);

    private static double Microseconds(DateTimeOffset instant) => (instant - DateTimeOffset.UnixEpoch).Ticks / (double)TimeSpan.TicksPerMicrosecond;

    private static int LowerBound(double[] values, double bound)
    {
        var (low, high) = (0, values.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (values[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
