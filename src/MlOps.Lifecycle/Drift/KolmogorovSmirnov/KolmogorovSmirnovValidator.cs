using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Drift;

[OptionsValidator]
internal sealed partial class KolmogorovSmirnovValidator : IValidateOptions<KolmogorovSmirnovOptions>
{
    public static KolmogorovSmirnovValidator Instance { get; } = new();
}
