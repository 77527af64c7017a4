using System.Globalization;
using System.Text;

namespace MlOps.Lifecycle.Tables;

/// <summary>Aligns rows of text in columns, for the console.</summary>
internal static class TextTable
{
    public static string Write(string[] header, IEnumerable<string[]> rows)
    {
        string[][] lines = [header, .. rows];
        var widths = Enumerable.Range(0, header.Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var start = text.Length;
            for (var i = 0; i < line.Length; i++)
                text.Append(line[i].PadRight(widths[i] + 2));
            var end = text.Length;
            while (end > start && text[end - 1] == ' ')
                end--;
            text.Length = end;
            text.Append('\n');
        }

        return text.ToString();
    }

    public static string TypeOf(ColumnSchema column) => column is { Type: ColumnType.Integer, IsCode: true } ? "Integer code" : column.Type.ToString();

    public static string DeclaredOf(ColumnSchema column)
    {
        var range = column.Range is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r.Minimum} to {r.Maximum}") : null;
        var domain = column.Domain is null ? null : column.Domain.Count <= 6 ? $"one of {string.Join(", ", column.Domain)}" : $"one of {string.Join(", ", column.Domain.Take(5))} and {column.Domain.Count - 5} more";
        return string.Join(" ", new[] { range, domain, column.Unit }.Where(text => text is not null));
    }
}
