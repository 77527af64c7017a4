using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Names a model, for example <c>fraud</c>: the thing that has versions, aliases, policies and an owner.</summary>
/// <remarks>
/// 1 to 128 ASCII letters, digits, '.', '_' or '-', starting with a letter or digit; compared by ordinal, so case matters.
/// The default value is no name and is refused wherever a name is needed.
/// </remarks>
[JsonConverter(typeof(IdJsonConverter<ModelName>))]
public readonly record struct ModelName : IParsable<ModelName>
{
    private readonly string? _value;

    private ModelName(string value) => _value = value;

    /// <summary>The name as it was given, for example <c>fraud</c>; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes a name from a string, so that calls can be written with literals.</summary>
    /// <param name="value">The name.</param>
    /// <exception cref="FormatException"><paramref name="value"/> breaks the rules above.</exception>
    public static implicit operator ModelName(string value) => Parse(value);

    /// <summary>Makes a name from a string.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: names do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> breaks the rules above.</exception>
    public static ModelName Parse(string s, IFormatProvider? provider = null) => new(NameRules.Check(s, "model name"));

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out ModelName)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out ModelName result) => TryParse(s, null, out result);

    /// <summary>Makes a name from a string, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The name, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is a name.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ModelName result)
    {
        var valid = NameRules.IsValid(s);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The name itself; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Value;
}
