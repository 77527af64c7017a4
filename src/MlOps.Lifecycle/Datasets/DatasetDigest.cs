using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace MlOps.Lifecycle.Datasets;

/// <summary>
/// The identity of a table's content: equal for equal rows in equal order under equal column names and types, whatever the
/// segments, batches, compression, threads or machine. The page about datasets defines it to the byte.
/// </summary>
/// <remarks>The default value stands for no digest.</remarks>
public readonly record struct DatasetDigest : IParsable<DatasetDigest>
{
    /// <summary>The rules that digests are computed by today; older ones stay readable.</summary>
    public const int CurrentFormat = 1;

    private const string Prefix = "rows";
    private const int HexLength = 64;

    private readonly string? _hex;

    private DatasetDigest(int format, string hex) => (Format, _hex) = (format, hex);

    /// <summary>The version of the rules; 0 for the default value.</summary>
    public int Format { get; }

    /// <summary>64 lower-case hexadecimal digits; empty for the default value.</summary>
    public string Hex => _hex ?? "";

    /// <summary>Takes a hash that was computed elsewhere, by the rules of <see cref="CurrentFormat"/>.</summary>
    /// <param name="hash">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="hash"/> is not 32 bytes long.</exception>
    public static DatasetDigest FromHash(ReadOnlySpan<byte> hash) => hash.Length == HexLength / 2
        ? new(CurrentFormat, Convert.ToHexStringLower(hash))
        : throw new ArgumentException($"A dataset digest has {HexLength / 2} bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Reads a digest from its text form.</summary>
    /// <param name="s">Text such as <c>rows1:e3b0...</c>, as <see cref="ToString"/> writes it.</param>
    /// <param name="provider">Not used: digests do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is something else.</exception>
    public static DatasetDigest Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not the digest of a dataset: expected '{Prefix}1:' and {HexLength} lower-case hexadecimal digits.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out DatasetDigest)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DatasetDigest result) => TryParse(s, null, out result);

    /// <summary>Reads a digest from its text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The digest, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is a digest.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DatasetDigest result)
    {
        result = default;
        if (s is null || !s.StartsWith(Prefix, StringComparison.Ordinal) || s.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
            return false;
        var hex = s[(colon + 1)..];
        if (!int.TryParse(s.AsSpan(Prefix.Length, colon - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var format)
            || format < 1 || hex.Length != HexLength || !hex.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        result = new(format, hex);
        return true;
    }

    /// <summary>The text form, for example <c>rows1:</c> and 64 hexadecimal digits; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => _hex is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Format}:{_hex}");
}
