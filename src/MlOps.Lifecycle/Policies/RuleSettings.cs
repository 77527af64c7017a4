using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MlOps.Lifecycle.Policies;

/// <summary>The settings of one rule in configuration. Keys that a rule never asks for are errors: a misspelled limit must not be ignored.</summary>
/// <remarks>Used by one thread while the configuration is read.</remarks>
public sealed class RuleSettings
{
    private readonly IConfigurationSection _section;
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    internal RuleSettings(IConfigurationSection section) => _section = section;

    /// <summary>Where the settings stand, for example <c>MlOps:Fraud:RetrainWhen:0</c>.</summary>
    public string Path => _section.Path;

    /// <summary>The keys that are there.</summary>
    internal IEnumerable<IConfigurationSection> Children => _section.GetChildren();

    internal IReadOnlySet<string> Asked => _asked;

    /// <summary>A text, or null.</summary>
    /// <param name="key">The key.</param>
    public string? FindText(string key)
    {
        _asked.Add(key);
        return string.IsNullOrWhiteSpace(_section[key]) ? null : _section[key];
    }

    /// <summary>A text.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is missing.</exception>
    public string GetText(string key) => FindText(key) ?? throw Missing(key);

    /// <summary>A number, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is not a number.</exception>
    public double? FindNumber(string key) => Parse(key, "a number such as 0.02", static (string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value));

    /// <summary>A number.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is missing or not a number.</exception>
    public double GetNumber(string key) => FindNumber(key) ?? throw Missing(key);

    /// <summary>An amount of money, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is not a number.</exception>
    public decimal? FindMoney(string key) => Parse(key, "an amount such as 250.00", static (string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value));

    /// <summary>A whole number, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is not a whole number.</exception>
    public long? FindCount(string key) => Parse(key, "a whole number", static (string text, out long value) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value));

    /// <summary>A whole number.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is missing or not a whole number.</exception>
    public long GetCount(string key) => FindCount(key) ?? throw Missing(key);

    /// <summary>A whole number of at most nine digits, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is not such a number.</exception>
    public int? FindSmallCount(string key) => Parse(key, "a whole number", static (string text, out int value) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out value));

    /// <summary>A whole number of at most nine digits.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is missing or not such a number.</exception>
    public int GetSmallCount(string key) => FindSmallCount(key) ?? throw Missing(key);

    /// <summary>A stretch of time, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is not a stretch of time.</exception>
    public TimeSpan? FindTime(string key) => Parse(key, "a time such as \"1.00:00:00\" for a day", static (string text, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out value));

    /// <summary>A stretch of time.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is missing or not a stretch of time.</exception>
    public TimeSpan GetTime(string key) => FindTime(key) ?? throw Missing(key);

    /// <summary>True or false, or null.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is something else.</exception>
    public bool? FindSwitch(string key) => Parse<bool>(key, "true or false", bool.TryParse);

    /// <summary>One of several names, or null.</summary>
    /// <typeparam name="T">The names.</typeparam>
    /// <param name="key">The key.</param>
    /// <exception cref="LifecycleException">It is another name.</exception>
    public T? FindChoice<T>(string key)
        where T : struct, Enum => Parse(key, $"one of {string.Join(", ", Enum.GetNames<T>())}", static (string text, out T value) =>
            Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]));

    internal IConfigurationSection Section(string key)
    {
        _asked.Add(key);
        return _section.GetSection(key);
    }

    private T? Parse<T>(string key, string expected, TryParser<T> parse)
        where T : struct
    {
        if (FindText(key) is not { } text)
            return null;
        return parse(text, out var value)
            ? value
            : throw new LifecycleException($"'{text}' at {Path}:{key} is not {expected}: correct it in the configuration.");
    }

    private LifecycleException Missing(string key) => new($"{Path}:{key} is missing: add it to the configuration.");

    private delegate bool TryParser<T>(string text, out T value);
}
