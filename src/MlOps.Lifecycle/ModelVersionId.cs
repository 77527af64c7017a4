using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Names one immutable version of a model, for example <c>fraud@14</c>.</summary>
/// <param name="Model">The model.</param>
/// <param name="Number">The number that the store gave it, counted from 1.</param>
[JsonConverter(typeof(IdJsonConverter<ModelVersionId>))]
public readonly record struct ModelVersionId(ModelName Model, int Number) : IParsable<ModelVersionId>
{
    /// <summary>Reads an id from its text form.</summary>
    /// <param name="s">Text such as <c>fraud@14</c>.</param>
    /// <param name="provider">Not used: ids do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is not a model, '@' and a positive number.</exception>
    public static ModelVersionId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not the id of a model version: write it as in 'fraud@14'.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out ModelVersionId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out ModelVersionId result) => TryParse(s, null, out result);

    /// <summary>Reads an id from its text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ModelVersionId result)
    {
        result = default;
        if (s is null || s.LastIndexOf('@') is not (> 0 and var at))
            return false;
        if (!ModelName.TryParse(s[..at], out var name)
            || !int.TryParse(s.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1)
        {
            return false;
        }

        result = new(name, number);
        return true;
    }

    /// <summary>The text form, for example <c>fraud@14</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model}@{Number}");
}
