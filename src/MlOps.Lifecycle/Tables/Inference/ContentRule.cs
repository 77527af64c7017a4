using System.Globalization;

namespace MlOps.Lifecycle.Tables;

/// <summary>What is left is a feature, unless nearly every row has a text of its own. Few different whole numbers are codes.</summary>
internal static class ContentRule
{
    private const int MostCodes = 10;
    private const int RowsPerCode = 10;

    public static InferredColumn Judge(SampledColumn column, string? typeReason)
    {
        var reason = typeReason is null ? Describe(column) : $"{Describe(column)}; {typeReason}";
        return new() { Column = WithCode(column) with { Role = IsFreeText(column) ? ColumnRole.Ignored : ColumnRole.Feature }, Reason = reason };
    }

    /// <summary>The column, as a code when its whole numbers are few and come back often.</summary>
    public static ColumnSchema WithCode(SampledColumn column) => column.Schema with
    {
        IsCode = column.Schema.Type == ColumnType.Integer && column.Distinct is > 1 and <= MostCodes && column.ValueCount >= column.Distinct * RowsPerCode,
    };

    private static string Describe(SampledColumn column)
    {
        var distinct = column.Distinct.ToString("N0", CultureInfo.InvariantCulture);
        if (column.ValueCount == 0)
            return "no values";
        if (column.Schema.Type == ColumnType.Text)
            return IsFreeText(column) ? FreeText(column, distinct) : column.IsNumbersButForSome ? "numbers, but for some cells"
                : column.DecimalComma is { } written ? $"numbers with a comma, such as '{written}', taken for text: write decimal points"
                : column.Distinct == 1 ? $"always '{column.Texts.First(t => t is not null)}'" : $"{distinct} categories";
        if (column.Schema.Type == ColumnType.Boolean)
            return "true or false";
        if (column.Schema.Type == ColumnType.Number)
            return column.Distinct == 1 ? $"always {Text(column.Numbers[0])}" : $"numbers from {Text(column.Numbers.Min())} to {Text(column.Numbers.Max())}";
        var (low, high) = (column.Wholes.Min()!.Value, column.Wholes.Max()!.Value);
        if (low == high)
            return $"always {Text(low)}";
        return WithCode(column).IsCode ? $"only {distinct} whole numbers, {Text(low)} to {Text(high)}: codes" : $"whole numbers from {Text(low)} to {Text(high)}";
    }

    private static bool IsFreeText(SampledColumn column) =>
        column.Schema.Type == ColumnType.Text && column.ValueCount >= 20 && column.Distinct > column.ValueCount / 2 && !column.IsNumbersButForSome && column.DecimalComma is null;

    private static string FreeText(SampledColumn column, string distinct)
    {
        var words = column.Texts.Where(t => t is not null).Average(t => t!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        return words >= 3 ? $"free text: {distinct} different texts" : $"nearly every row has its own text: {distinct} different ones";
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
