using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Hosting;

/// <summary>What attributes cannot say without reflection: names and time spans.</summary>
internal sealed class LifecycleOptionsRanges : IValidateOptions<LifecycleOptions>
{
    public ValidateOptionsResult Validate(string? name, LifecycleOptions options)
    {
        var failures = new List<string>();
        if (!EnvironmentName.TryParse(options.Environment, out _))
        {
            failures.Add($"MlOps:{nameof(options.Environment)} is '{options.Environment}': use 1 to {NameRules.MaxLength} letters, digits, '.', '_' or '-', starting with a letter or digit.");
        }

        if (options.TickInterval < TimeSpan.FromSeconds(1) || options.TickInterval > TimeSpan.FromDays(7))
            failures.Add($"MlOps:{nameof(options.TickInterval)} is {options.TickInterval}: use 1 second to 7 days.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
