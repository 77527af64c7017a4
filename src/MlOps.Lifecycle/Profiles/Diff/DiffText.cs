using System.Globalization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Numbers, columns and categories in the sentences of a <see cref="SchemaChange"/>.</summary>
internal static class DiffText
{
    public const int FewestRowsOfAnExample = 5;

    public static string Kind(ColumnSchema column) => column.Type switch
    {
        ColumnType.Boolean => "true or false",
        ColumnType.Integer => column.IsCode ? "codes" : "whole numbers",
        ColumnType.Number => "numbers",
        ColumnType.Text => "text",
        ColumnType.Date => "dates",
        _ => "times",
    };

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    public static string Percent(double share) => share is > 0 and < 0.001 ? "less than 0.1%" : share.ToString("0.#%", CultureInfo.InvariantCulture);

    public static string Rows(long some, long all) => string.Create(CultureInfo.InvariantCulture, $"{some:N0} of {all:N0} rows ({Percent(some / (double)Math.Max(1, all))})");

    /// <summary>Up to three categories; those of few rows could tell who somebody is and stay out.</summary>
    public static string Examples(IEnumerable<FrequentValue> values)
    {
        var shown = values.Where(v => v.Count >= FewestRowsOfAnExample).Take(3).Select(v => $"'{(v.Value.Length <= 40 ? v.Value : v.Value[..37] + "...")}'").ToArray();
        return shown.Length == 0 ? "" : $" such as {string.Join(", ", shown)}";
    }
}
