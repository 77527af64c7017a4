using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

[OptionsValidator]
internal sealed partial class ChiSquareValidator : IValidateOptions<ChiSquareOptions>
{
    public static ChiSquareValidator Instance { get; } = new();
}
