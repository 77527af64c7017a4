using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace MlOps.Lifecycle.Blobs;

/// <summary>The SHA-256 of some bytes: their name in a blob store and the proof that they are unchanged.</summary>
/// <remarks>The default value stands for no digest.</remarks>
public readonly record struct ContentDigest : IParsable<ContentDigest>
{
    private const string Prefix = "sha256:";
    private const int HexLength = 64;

    private readonly string? _hex;

    private ContentDigest(string hex) => _hex = hex;

    /// <summary>64 lower-case hexadecimal digits; empty for the default value.</summary>
    public string Hex => _hex ?? "";

    /// <summary>Computes the digest of bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public static ContentDigest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return FromHash(hash);
    }

    /// <summary>Takes a hash that was computed elsewhere.</summary>
    /// <param name="hash">32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="hash"/> is not 32 bytes long.</exception>
    public static ContentDigest FromHash(ReadOnlySpan<byte> hash) => hash.Length == SHA256.HashSizeInBytes
        ? new(Convert.ToHexStringLower(hash))
        : throw new ArgumentException($"A SHA-256 has {SHA256.HashSizeInBytes} bytes, not {hash.Length}.", nameof(hash));

    /// <summary>Reads a digest from its text form.</summary>
    /// <param name="s">Text such as <c>sha256:e3b0...</c>, as <see cref="ToString"/> writes it.</param>
    /// <param name="provider">Not used: digests do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is something else.</exception>
    public static ContentDigest Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not a digest: expected '{Prefix}' and {HexLength} lower-case hexadecimal digits.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out ContentDigest)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out ContentDigest result) => TryParse(s, null, out result);

    /// <summary>Reads a digest from its text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The digest, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is a digest.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContentDigest result)
    {
        result = default;
        if (s is null || s.Length != Prefix.Length + HexLength || !s.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        var hex = s[Prefix.Length..];
        if (!hex.All(char.IsAsciiHexDigitLower))
            return false;
        result = new(hex);
        return true;
    }

    /// <summary>The text form, <c>sha256:</c> and 64 hexadecimal digits; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => _hex is null ? "" : Prefix + _hex;
}
