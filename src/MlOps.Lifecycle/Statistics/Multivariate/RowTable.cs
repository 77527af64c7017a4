namespace MlOps.Lifecycle.Statistics;

/// <summary>Checks of tables whose rows follow each other in one span.</summary>
internal static class RowTable
{
    public static int Rows(ReadOnlySpan<double> values, int columns, string name, int least)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0)
            throw new ArgumentException($"{name} holds {values.Length} numbers, which are no whole rows of {columns} columns.", name);
        var rows = values.Length / columns;
        if (rows < least)
            throw new ArgumentException($"{name} holds {rows} rows, and this needs at least {least}.", name);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                throw new ArgumentException($"{name} holds {value}: fill in or leave out what is missing first.", name);
        }

        return rows;
    }

    public static double SquaredDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var k = 0; k < a.Length; k++)
            sum += (a[k] - b[k]) * (a[k] - b[k]);
        return sum;
    }
}
