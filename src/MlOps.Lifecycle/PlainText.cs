using System.Globalization;
using System.Text;

namespace MlOps.Lifecycle;

/// <summary>Makes text that others wrote (names of columns, reasons) harmless on one line of a console or a page: nothing in it can move the cursor, break the line or turn the reading direction.</summary>
internal static class PlainText
{
    internal const int LongestName = 80;
    internal const int LongestSentence = 800;

    private const char Replacement = '\uFFFD';

    /// <summary>A name, at most 80 characters.</summary>
    public static string Name(string? text) => Of(text, LongestName);

    /// <summary>A sentence, at most 800 characters.</summary>
    public static string Sentence(string? text) => Of(text, LongestSentence);

    /// <summary>Text on one line, shortened with an ellipsis.</summary>
    /// <param name="text">Any text; null gives the empty text.</param>
    /// <param name="longest">How many characters at most.</param>
    public static string Of(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var plain = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length + rune.Utf16SequenceLength >= longest && plain.Length + rune.Utf16SequenceLength < text.Length)
                return plain.Append('…').ToString();
            if (rune.Value is '\t' or '\n' or '\r')
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse)
                plain.Append(Replacement);
            else
                plain.Append(rune.ToString());
        }

        return plain.ToString();
    }
}
