using System.Globalization;
using System.Text.RegularExpressions;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Whether a column holds another kind of values.</summary>
internal static partial class TypeRule
{
    public static SchemaChange? Judge(ColumnProfile reference, ColumnProfile current, bool hasContent)
    {
        var (before, after) = (reference.Column, current.Column);
        if (before.Type == after.Type)
            return null;
        // A column without values has no type of its own: files give it the type of text.
        if (hasContent && (current.ValueCount + current.NaNCount + current.InfiniteCount == 0 || (reference.RowCount > 0 && reference.ValueCount + reference.NaNCount + reference.InfiniteCount == 0)))
            return null;
        var areNumbers = before.Type is ColumnType.Integer or ColumnType.Number && after.Type is ColumnType.Integer or ColumnType.Number;
        if (areNumbers && hasContent && (before.Type == ColumnType.Number || IsWhole(current)))
            return null;
        return new()
        {
            Kind = SchemaChangeKind.Type,
            Column = before.Name,
            Breaking = before.Role != ColumnRole.Ignored && (!areNumbers || before.IsCode),
            Before = before.Type.ToString(),
            After = after.Type.ToString(),
            Sentence = $"Column '{before.Name}' held {DiffText.Kind(before)} and now holds {DiffText.Kind(after)}{DiffText.Examples(Odd(before, current))}{Hint(reference, current)}.",
        };
    }

    /// <summary>Where numbers became text, the texts that are no numbers are what matters.</summary>
    private static IEnumerable<FrequentValue> Odd(ColumnSchema before, ColumnProfile current) => before.IsNumeric && current.Column.Type == ColumnType.Text
        ? current.Frequent.Values.Where(value => !double.TryParse(value.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        : current.Frequent.Values;

    private static bool IsWhole(ColumnProfile column) =>
        column.Quantiles.Values.All(double.IsInteger) && column.Frequent.Values.All(v => !v.Value.Contains('.', StringComparison.Ordinal));

    private static string Hint(ColumnProfile reference, ColumnProfile current)
    {
        var values = current.Frequent.Values;
        if (!reference.Column.IsNumeric || current.Column.Type != ColumnType.Text || values.IsEmpty)
            return "";
        return values.Where(v => DecimalComma().IsMatch(v.Value)).Sum(v => v.Count) * 2 > current.Frequent.ListedCount ? ": numbers with a decimal comma" : "";
    }

    [GeneratedRegex(@"^\s*[+-]?[0-9.]*,[0-9]+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();
}
