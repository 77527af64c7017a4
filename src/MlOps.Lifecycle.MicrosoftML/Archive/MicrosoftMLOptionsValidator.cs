using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.MicrosoftML;

[OptionsValidator]
internal sealed partial class MicrosoftMLOptionsValidator : IValidateOptions<MicrosoftMLOptions>;
