using System.Text;
using Sylvan.Data.Csv;

namespace MlOps.Lifecycle.Tables;

/// <summary>Says what is wrong with a file, where, and what to do.</summary>
internal static class CsvFailure
{
    public const int LongestRecord = 1 << 24;

    public static void ThrowIfUnusable(string name, string[] header)
    {
        if (header is [""] or [])
            throw Empty(name);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i].Length == 0)
                throw new LifecycleException($"'{name}', line 1: column {i + 1} has no name: name it in the header, or write the file without row numbers.");
            if (!seen.TryAdd(header[i], i))
                throw new LifecycleException($"'{name}', line 1: column name '{header[i]}' occurs twice, as column {seen[header[i]] + 1} and column {i + 1}: rename one of them.");
        }
    }

    /// <summary>The explanation of an exception of the parser, the decoder or the file system; null for any other.</summary>
    public static LifecycleException? Explain(Exception e, string name, long line) => e switch
    {
        CsvMissingHeadersException => Empty(name),
        CsvRecordTooLargeException => new($"'{name}', line {line}: the record is longer than {LongestRecord:N0} characters: look for a quote that is not closed.", e),
        CsvFormatException => new($"'{name}', line {line}: a quoted cell is not closed properly: quote the whole cell and double the quotes within it.", e),
        DecoderFallbackException => new($"'{name}', line {line} or later: the file is not UTF-8 text: save it as UTF-8.", e),
        InvalidDataException => new($"'{name}', line {line} or later: the file is damaged ({e.Message}): copy it again.", e),
        FileNotFoundException or DirectoryNotFoundException => new($"There is no file '{name}': correct the path (relative paths start at '{Environment.CurrentDirectory}').", e),
        IOException or UnauthorizedAccessException => new($"'{name}' cannot be read ({e.Message}): check that it is a file, who may read it and who has it open.", e),
        _ => null,
    };

    public static string List(string[] header) => header.Length <= 8 ? string.Join(", ", header) : $"{string.Join(", ", header[..7])}, and {header.Length - 7} more";

    /// <summary>That a cell does not hold a value of the column's type.</summary>
    public static string NotA(ColumnType type, ReadOnlySpan<char> cell)
    {
        var text = Shorten(cell);
        if (type == ColumnType.Number && CsvCell.IsTooLarge(cell))
            return $"'{text}' is beyond the largest number that can be kept (1.8e308): correct the value, or declare the column as Text.";
        if (type is ColumnType.Number or ColumnType.Integer && cell.Contains(','))
            return $"'{text}' is no number: write a decimal point and no separators of thousands, or declare the column as Text.";
        var expected = type switch
        {
            ColumnType.Boolean => "neither true nor false",
            ColumnType.Integer => "no whole number of 64 bits",
            ColumnType.Number => "no number",
            ColumnType.Date => "no date such as 2011-01-31",
            _ => "no date and time such as 2011-01-31T23:59:00Z",
        };
        return $"'{text}' is {expected}: correct the value, or declare the column as {(type == ColumnType.Integer && CsvCell.TryNumber(cell, out _) ? "Number" : "Text")}.";
    }

    public static string Shorten(ReadOnlySpan<char> cell) => cell.Length <= 40 ? cell.ToString() : $"{cell[..37]}...";

    private static LifecycleException Empty(string name) => new($"'{name}' is empty: it needs a header line with the names of the columns, then one line per row.");
}
