namespace MlOps.Lifecycle.Statistics;

/// <summary>Cramér's V: how strongly rows and columns of a table depend on each other, in [0, 1].</summary>
/// <remarks>Pure and thread-safe. Source: Cramér 1946; Bergsma 2013 for the form without bias.</remarks>
public static class CramersV
{
    /// <summary>V as the table shows it; too large for small samples, because a table without any dependence has a V above 0.</summary>
    /// <param name="table">Rows of counts over the same columns; empty rows and columns do not count.</param>
    /// <returns>V; 0 when fewer than two rows or columns are left.</returns>
    /// <exception cref="ArgumentException">There are no rows, rows have different lengths, or a count is negative.</exception>
    public static double Raw(IReadOnlyList<long[]> table)
    {
        var used = UsedTable.Of(table);
        var least = Math.Min(used.RowTotals.Length, used.ColumnTotals.Length) - 1;
        return least < 1 ? 0 : Math.Sqrt(PowerDivergence.Homogeneity(table).Statistic / used.Total / least);
    }

    /// <summary>V without bias, comparable across sample sizes.</summary>
    /// <param name="table">Rows of counts over the same columns; empty rows and columns do not count.</param>
    /// <returns>V; 0 when fewer than two rows or columns are left, or rows are too few to tell.</returns>
    /// <exception cref="ArgumentException">There are no rows, rows have different lengths, or a count is negative.</exception>
    public static double Corrected(IReadOnlyList<long[]> table)
    {
        var used = UsedTable.Of(table);
        double rows = used.RowTotals.Length, columns = used.ColumnTotals.Length, more = used.Total - 1;
        if (rows < 2 || columns < 2 || more < 1)
            return 0;
        var square = Math.Max(0, (PowerDivergence.Homogeneity(table).Statistic / used.Total) - ((columns - 1) * (rows - 1) / more));
        var least = Math.Min(columns - ((columns - 1) * (columns - 1) / more), rows - ((rows - 1) * (rows - 1) / more)) - 1;
        return least <= 0 ? 0 : Math.Min(1, Math.Sqrt(square / least));
    }
}
