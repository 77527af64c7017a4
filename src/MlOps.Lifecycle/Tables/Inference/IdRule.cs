using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tables;

/// <summary>One column names the rows: it is unique, and counts the rows, holds tokens, or is called an id.</summary>
internal static partial class IdRule
{
    private const int RowsThatProve = 20;

    public static SampledColumn? Find(IReadOnlyList<SampledColumn> columns) =>
        columns.FirstOrDefault(c => c.IsDeclared && c.Schema.Role == ColumnRole.Id)
        ?? columns.FirstOrDefault(c => !c.IsDeclared && Evidence(c) is not null && IsNamed(c))
        ?? columns.FirstOrDefault(c => !c.IsDeclared && Evidence(c) is not null);

    public static InferredColumn? Judge(SampledColumn column, SampledColumn? id)
    {
        if (Evidence(column) is { } evidence)
        {
            return column == id
                ? new() { Column = column.Schema with { Role = ColumnRole.Id }, Reason = evidence }
                : new() { Column = column.Schema with { Role = ColumnRole.Ignored }, Reason = $"{evidence}, but '{id!.Name}' names the rows" };
        }

        return IsNamed(column) && column.Schema.Type is ColumnType.Integer or ColumnType.Text && column.Distinct > 50 && column.Distinct > column.ValueCount / 20
            ? new() { Column = column.Schema with { Role = ColumnRole.Ignored }, Reason = string.Create(CultureInfo.InvariantCulture, $"called an id, but names something else than the row ({column.Distinct:N0} different values)") }
            : null;
    }

    /// <summary>Why the column names the rows, or null.</summary>
    private static string? Evidence(SampledColumn column)
    {
        if (!column.IsUnique || CalendarRule.IsCalendarWord(column))
            return null;
        if (column.Schema.Type == ColumnType.Integer && column.Distinct >= RowsThatProve && IsCounting(column))
            return $"counts the rows: unique in {column.Rows}";
        if (column.Schema.Type == ColumnType.Text && column.Distinct >= RowsThatProve && column.Texts.All(t => !t!.Any(char.IsWhiteSpace)) && !column.IsNumbersButForSome && column.DecimalComma is null)
            return $"unique in {column.Rows}";
        return IsNamed(column) && column.Schema.Type is ColumnType.Integer or ColumnType.Text ? $"called an id, and unique in {column.Rows}" : null;
    }

    private static bool IsNamed(SampledColumn column) => IdName().IsMatch(column.Name);

    private static bool IsCounting(SampledColumn column)
    {
        // The sample may take every other row only; a column of few rows that rises by another step is a measurement in order.
        var step = column.Wholes[1]!.Value - column.Wholes[0]!.Value;
        return step > 0 && (step == 1 || column.RowCount > column.Wholes.Count) && column.Wholes.Zip(column.Wholes.Skip(1)).All(pair => pair.Second - pair.First == step);
    }

    [GeneratedRegex(@"^(id|uuid|guid)$|[_\-\s.](id|uuid|guid|key)$|[a-z](Id|ID|Uuid|Guid|Key)$", RegexOptions.CultureInvariant)]
    private static partial Regex IdName();
}
