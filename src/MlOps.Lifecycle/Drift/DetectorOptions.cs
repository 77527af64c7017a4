using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

/// <summary>Makes and checks the settings of detectors, for builders and constructors alike.</summary>
internal static class DetectorOptions
{
    /// <summary>The settings, or null after the builder was told what is wrong with them.</summary>
    public static TOptions? Find<TOptions>(
        IDriftPlanBuilder plan, string target, string detector, Action<TOptions>? configure, IValidateOptions<TOptions> validator)
        where TOptions : class, new()
    {
        var options = new TOptions();
        configure?.Invoke(options);
        var result = validator.Validate($"{target}/{detector}", options);
        if (!result.Failed)
            return options;
        foreach (var failure in result.Failures)
            plan.Refuse($"drift detector {target}/{detector}: {failure}");
        return null;
    }

    /// <summary>The settings, or an exception that says what is wrong with them.</summary>
    public static TOptions Check<TOptions>(string detector, TOptions options, IValidateOptions<TOptions> validator)
        where TOptions : class
    {
        var result = validator.Validate(detector, options);
        return result.Failed ? throw new ArgumentException($"Detector {detector}: {string.Join(" ", result.Failures)}", nameof(options)) : options;
    }
}
