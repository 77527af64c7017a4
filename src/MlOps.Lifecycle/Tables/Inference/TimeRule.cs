namespace MlOps.Lifecycle.Tables;

/// <summary>One column of dates or times says when a row happened; further ones are set aside.</summary>
internal static class TimeRule
{
    /// <summary>The declared time, else instants in ascending order, else dates in ascending order, else the first of either.</summary>
    public static SampledColumn? Find(IReadOnlyList<SampledColumn> columns)
    {
        var times = columns.Where(c => IsTime(c) && (!c.IsDeclared || c.Schema.Role == ColumnRole.Time)).ToArray();
        return times.FirstOrDefault(c => c.IsDeclared)
            ?? times.FirstOrDefault(c => c.Schema.Type == ColumnType.Timestamp && c.IsAscending)
            ?? times.FirstOrDefault(c => c.IsAscending)
            ?? times.FirstOrDefault(c => c.Schema.Type == ColumnType.Timestamp)
            ?? times.FirstOrDefault();
    }

    public static InferredColumn? Judge(SampledColumn column, SampledColumn? time)
    {
        if (time is null || !IsTime(column))
            return null;
        var kind = column.Schema.Type == ColumnType.Date ? "dates" : "times";
        return column == time
            ? new() { Column = column.Schema with { Role = ColumnRole.Time }, Reason = column.IsAscending ? $"{kind} in ascending order: when the row happened" : $"{kind}: when the row happened" }
            : new() { Column = column.Schema with { Role = ColumnRole.Ignored }, Reason = $"{kind}, but '{time.Name}' says when the row happened" };
    }

    private static bool IsTime(SampledColumn column) => column.Schema.Type is ColumnType.Date or ColumnType.Timestamp && column.ValueCount > 0;
}
