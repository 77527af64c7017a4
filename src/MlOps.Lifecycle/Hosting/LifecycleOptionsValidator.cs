using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Hosting;

[OptionsValidator]
internal sealed partial class LifecycleOptionsValidator : IValidateOptions<LifecycleOptions>;
