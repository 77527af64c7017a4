using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Registry;

/// <summary>Which code made something: a commit, a commit with changes on top, or unknown. Stored as such, never guessed.</summary>
/// <remarks>The default value is unknown.</remarks>
public readonly record struct CodeVersion : IParsable<CodeVersion>
{
    private const string DirtyMark = "dirty";
    private const int MinimumCommitLength = 7;
    private const int MaximumCommitLength = 64;

    private CodeVersion(string? version, string? commit, bool isDirty) => (Version, Commit, IsDirty) = (version, commit, isDirty);

    /// <summary>Nobody knows.</summary>
    public static CodeVersion Unknown => default;

    /// <summary>The version in front of the commit, for example <c>1.4.0</c>; null when there is none.</summary>
    public string? Version { get; }

    /// <summary>The commit as lower-case hexadecimal digits; null when unknown.</summary>
    public string? Commit { get; }

    /// <summary>Whether uncommitted changes were on top of the commit.</summary>
    public bool IsDirty { get; }

    /// <summary>Whether the code can be found again: the commit is known and nothing was on top of it.</summary>
    public bool IsReproducible => Commit is not null && !IsDirty;

    /// <summary>Reads an assembly's informational version, for example <c>1.4.0+3f1c9ab</c> or <c>1.4.0+3f1c9ab.dirty</c>.</summary>
    /// <param name="informationalVersion">The text; null or text without a commit gives a version without a commit.</param>
    public static CodeVersion FromInformationalVersion(string? informationalVersion)
    {
        if (string.IsNullOrWhiteSpace(informationalVersion))
            return Unknown;
        var plus = informationalVersion.IndexOf('+', StringComparison.Ordinal);
        var version = plus < 0 ? informationalVersion : informationalVersion[..plus];
        var parts = plus < 0 ? [] : informationalVersion[(plus + 1)..].Split('.', '-');
        var commit = System.Array.Find(parts, IsCommit);
        return new(version.Length == 0 ? null : version, commit, commit is not null && parts.Contains(DirtyMark, StringComparer.Ordinal));
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="s">Text as <see cref="ToString"/> writes it.</param>
    /// <param name="provider">Not used.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is null.</exception>
    public static CodeVersion Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException("A code version is text such as '1.4.0+3f1c9ab' or 'unknown'.");

    /// <summary>Reads the text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The code version, or unknown.</param>
    /// <returns>Whether <paramref name="s"/> is text.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CodeVersion result)
    {
        result = s is null or "unknown" ? Unknown : FromInformationalVersion(s);
        return s is not null;
    }

    /// <summary>The text form, for example <c>1.4.0+3f1c9ab.dirty</c> or <c>unknown</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => (Version, Commit) switch
    {
        (null, null) => "unknown",
        (_, null) => Version!,
        _ => $"{Version}+{Commit}{(IsDirty ? "." + DirtyMark : "")}",
    };

    private static bool IsCommit(string text) =>
        text.Length is >= MinimumCommitLength and <= MaximumCommitLength && text.All(char.IsAsciiHexDigitLower);
}
