using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Names one run of continuous training.</summary>
/// <param name="Value">The number behind it; time-ordered where the id factory makes version 7 values.</param>
[JsonConverter(typeof(IdJsonConverter<RunId>))]
public readonly record struct RunId(Guid Value) : IParsable<RunId>
{
    /// <summary>Reads an id from its text form.</summary>
    /// <param name="s">32 hexadecimal digits, as <see cref="ToString"/> writes them.</param>
    /// <param name="provider">Not used: ids do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is something else.</exception>
    public static RunId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result) ? result : throw new FormatException($"'{s}' is not a run id: expected 32 hexadecimal digits.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out RunId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out RunId result) => TryParse(s, null, out result);

    /// <summary>Reads an id from its text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RunId result)
    {
        var valid = Guid.TryParseExact(s, "N", out var value);
        result = valid ? new(value) : default;
        return valid;
    }

    /// <summary>The text form: 32 hexadecimal digits; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Value.ToString("N");
}
