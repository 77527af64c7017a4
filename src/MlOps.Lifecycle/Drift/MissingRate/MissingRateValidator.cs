using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

[OptionsValidator]
internal sealed partial class MissingRateValidator : IValidateOptions<MissingRateOptions>
{
    public static MissingRateValidator Instance { get; } = new();
}
