using System.Collections.Immutable;

namespace MlOps.Lifecycle.Tables;

/// <summary>How a CSV file is written. Text is UTF-8, numbers have a decimal point, dates and times are ISO 8601, whatever the culture.</summary>
public sealed record CsvFormat
{
    /// <summary>The delimiter is found in the header; <c>NA</c>, <c>N/A</c>, <c>NULL</c> and <c>null</c> are missing values in columns that are not text.</summary>
    public static CsvFormat Default { get; } = new();

    /// <summary>What separates cells. Null: reading takes comma, semicolon, tab or bar, whichever the header has; writing takes a comma.</summary>
    /// <exception cref="LifecycleException">The delimiter is a quote or ends lines.</exception>
    public char? Delimiter
    {
        get;
        init => field = value is '"' or '\r' or '\n'
            ? throw new LifecycleException("A quote or line end cannot separate cells: use a comma, semicolon, tab or bar.")
            : value;
    }

    /// <summary>Texts that stand for a missing value, as the empty cell always does. Compared exactly, without the blanks around them.</summary>
    public ImmutableArray<string> MissingTexts { get; init; } = ["NA", "N/A", "NULL", "null"];

    /// <summary>
    /// Whether <see cref="MissingTexts"/> are missing values in text columns too. False by default: <c>NA</c> is also the code of Namibia.
    /// Where types are inferred, a column of nothing but missing texts has missing values whatever is set here.
    /// </summary>
    public bool MissingTextsInText { get; init; }

    internal bool IsMissingText(ReadOnlySpan<char> cell)
    {
        foreach (var text in MissingTexts)
        {
            if (cell.SequenceEqual(text))
                return true;
        }

        return false;
    }
}
