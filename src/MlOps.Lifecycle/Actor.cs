using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Who did something: a person, a service or the library itself, as the host identifies them.</summary>
/// <remarks>1 to 256 characters without control characters, kept exactly as given, for example <c>ada@example.com</c>. The default value is refused wherever an actor is needed.</remarks>
[JsonConverter(typeof(IdJsonConverter<Actor>))]
public readonly record struct Actor : IParsable<Actor>
{
    internal const int MaxLength = 256;

    /// <summary>The library acting by itself, within limits that people agreed on.</summary>
    public static readonly Actor Library = new("mlops-lifecycle");

    private readonly string? _name;

    private Actor(string name) => _name = name;

    /// <summary>The name as it was given; empty for the default value.</summary>
    public string Name => _name ?? "";

    /// <summary>Makes an actor from a string, so that calls can be written with literals.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="FormatException"><paramref name="name"/> is empty, too long or holds control characters.</exception>
    public static implicit operator Actor(string name) => Parse(name);

    /// <summary>Makes an actor from a string.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: actors do not depend on culture.</param>
    /// <exception cref="FormatException"><paramref name="s"/> is empty, too long or holds control characters.</exception>
    public static Actor Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var result)
            ? result
            : throw new FormatException($"An actor needs a name of 1 to {MaxLength} characters without control characters.");

    /// <inheritdoc cref="TryParse(string, IFormatProvider, out Actor)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, out Actor result) => TryParse(s, null, out result);

    /// <summary>Makes an actor from a string, or says that it is none.</summary>
    /// <param name="s">The candidate.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The actor, or the default value.</param>
    /// <returns>Whether <paramref name="s"/> names an actor.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Actor result)
    {
        var valid = !string.IsNullOrWhiteSpace(s) && s.Length <= MaxLength && !s.Any(char.IsControl);
        result = valid ? new(s!) : default;
        return valid;
    }

    /// <summary>The name; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => Name;
}
