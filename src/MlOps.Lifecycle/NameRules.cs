using System.Buffers;

namespace MlOps.Lifecycle;

/// <summary>What every name of the library must obey, so that no name needs escaping in a log line, an address or a key.</summary>
internal static class NameRules
{
    internal const int MaxLength = 128;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    internal static bool IsValid(string? value) =>
        value is { Length: > 0 and <= MaxLength }
        && char.IsAsciiLetterOrDigit(value[0])
        && !value.AsSpan().ContainsAnyExcept(Allowed);

    internal static string Check(string? value, string kind) =>
        IsValid(value)
            ? value!
            : throw new FormatException(
                $"'{Shorten(value)}' is not a valid {kind}: use 1 to {MaxLength} letters, digits, '.', '_' or '-', starting with a letter or digit.");

    private static string Shorten(string? value) => value switch
    {
        null => "(null)",
        { Length: > 40 } => string.Concat(value.AsSpan(0, 40), "..."),
        _ => value,
    };
}
