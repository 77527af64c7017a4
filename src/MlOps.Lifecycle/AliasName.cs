using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Names an alias of a model, for example <c>champion</c>: a slot that holds one version and has a history.</summary>
/// <remarks>
/// 1 to 128 ASCII letters, digits, '.', '_' or '-', starting with a letter or digit; compared by ordinal, so case matters.
/// The default value is no name and is refused wherever a name is needed.
/// </remarks>
[JsonConverter(typeof(IdJsonConverter<AliasName>))]
public readonly record struct AliasName : IParsable<AliasName>
{
    /// <summary>The alias that serving follows unless told otherwise: <c>champion</c>.</summary>
    public static readonly AliasName Champion = new("champion");

    private readonly string? _value;

    private AliasName(string value) => _value = value;

    /// <summary>The name as it was given, for example <c>champion</c>; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes a name from a string, so that calls can be written with literals.</summary>
    /// <param name="value">The name.</param>
    /// <exception cref="FormatException"><paramref name="value"/> breaks the rules above.</exception>
    public static implicit operator AliasName(string value) => Parse(value);

    /// <summary>Makes a name from a string.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: names do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> breaks the rules above.</exception>
    public static AliasName Parse(string s, IFormatProvider? provider = null) => new(NameRules.Check(s, "alias name"));

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out AliasName)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out AliasName result) => TryParse(s, null, out result);

    /// <summary>Makes a name from a string, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The name, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is a name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AliasName result)
    {
        var valid = NameRules.IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The name itself; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Value;
}
