using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

/// <summary>Refuses settings that mean nothing. Written by hand because limits depend on each other.</summary>
internal sealed class FeedCheckOptionsValidator : IValidateOptions<FeedCheckOptions>
{
    public ValidateOptionsResult Validate(string? name, FeedCheckOptions options)
    {
        var failures = Complaints(options).ToArray();
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    internal static IEnumerable<string> Complaints(FeedCheckOptions options)
    {
        if (!(options.NoticeShare > 0 && options.NoticeShare < options.PracticalShare))
            yield return Text(nameof(options.NoticeShare), options.NoticeShare, $"a share above 0 and below {nameof(options.PracticalShare)} ({options.PracticalShare})");
        if (!(options.PracticalShare > 0 && options.PracticalShare <= 1))
            yield return Text(nameof(options.PracticalShare), options.PracticalShare, "a share above 0 and at most 1");
        if (!(options.PracticalChange > 0 && double.IsFinite(options.PracticalChange)))
            yield return Text(nameof(options.PracticalChange), options.PracticalChange, "a relative change above 0, for example 0.135");
        if (!(options.MinimumStrength > 0 && options.MinimumStrength < 1))
            yield return Text(nameof(options.MinimumStrength), options.MinimumStrength, "a share of explained spread above 0 and below 1");
        if (!(options.ScaleJump >= 1.5 && double.IsFinite(options.ScaleJump)))
            yield return Text(nameof(options.ScaleJump), options.ScaleJump, "a factor of 1.5 or more");
    }

    private static string Text(string setting, double value, string allowed) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the feed check's {setting} is {value}: use {allowed}.");
}
