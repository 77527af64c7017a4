using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Names one immutable version of a dataset, for example <c>payments@3</c>.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Number">The number that the store gave it, counted from 1.</param>
[JsonConverter(typeof(IdJsonConverter<DatasetVersionId>))]
public readonly record struct DatasetVersionId(DatasetName Dataset, int Number) : IParsable<DatasetVersionId>
{
    /// <summary>Reads an id from its text form.</summary>
    /// <param name="s">Text such as <c>payments@3</c>.</param>
    /// <param name="provider">Not used: ids do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is not a dataset, '@' and a positive number.</exception>
    public static DatasetVersionId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"'{s}' is not the id of a dataset version: write it as in 'payments@3'.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out DatasetVersionId)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out DatasetVersionId result) => TryParse(s, null, out result);

    /// <summary>Reads an id from its text form, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DatasetVersionId result)
    {
        result = default;
        if (s is null || s.LastIndexOf('@') is not (> 0 and var at))
            return false;
        if (!DatasetName.TryParse(s[..at], out var name)
            || !int.TryParse(s.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1)
        {
            return false;
        }

        result = new(name, number);
        return true;
    }

    /// <summary>The text form, for example <c>payments@3</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Dataset}@{Number}");
}
