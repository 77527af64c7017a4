namespace MlOps.Lifecycle.Statistics;

/// <summary>A table of counts without its empty rows and columns.</summary>
internal sealed class UsedTable
{
    private UsedTable(long[][] counts)
    {
        Counts = counts;
        RowTotals = [.. counts.Select(row => row.Sum())];
        ColumnTotals = counts.Length == 0 ? [] : [.. Enumerable.Range(0, counts[0].Length).Select(j => counts.Sum(row => row[j]))];
        Total = RowTotals.Sum();
    }

    public long[][] Counts { get; }

    public long[] RowTotals { get; }

    public long[] ColumnTotals { get; }

    public long Total { get; }

    public double SmallestExpected => Total == 0 ? 0 : (double)RowTotals.Min() * ColumnTotals.Min() / Total;

    public double Expected(int row, int column) => (double)RowTotals[row] * ColumnTotals[column] / Total;

    public static UsedTable Of(IReadOnlyList<long[]> table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Count == 0)
            throw new ArgumentException("table has no rows.", nameof(table));
        for (var i = 0; i < table.Count; i++)
        {
            if (table[i].Length != table[0].Length)
                throw new ArgumentException($"Row {i} of table has {table[i].Length} counts, the first has {table[0].Length}: count all rows over the same columns.", nameof(table));
            if (table[i].Any(count => count < 0))
                throw new ArgumentException($"Row {i} of table holds a negative count.", nameof(table));
        }

        var columns = Enumerable.Range(0, table[0].Length).Where(j => table.Any(row => row[j] > 0)).ToArray();
        return new([.. table.Where(row => row.Any(count => count > 0)).Select(row => columns.Select(j => row[j]).ToArray())]);
    }
}
