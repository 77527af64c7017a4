using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

[OptionsValidator]
internal sealed partial class PopulationStabilityValidator : IValidateOptions<PopulationStabilityOptions>
{
    public static PopulationStabilityValidator Instance { get; } = new();
}
