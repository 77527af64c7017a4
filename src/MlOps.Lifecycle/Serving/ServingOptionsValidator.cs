using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Serving;

internal sealed class ServingOptionsValidator : IValidateOptions<ServingOptions>
{
    public ValidateOptionsResult Validate(string? name, ServingOptions options) =>
        options.RefreshInterval >= TimeSpan.FromSeconds(1) && options.RefreshInterval <= TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"MlOps:Serving:{nameof(options.RefreshInterval)} is {options.RefreshInterval}: use 1 second to 1 day.");
}
