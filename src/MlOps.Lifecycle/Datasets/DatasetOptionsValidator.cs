using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Datasets;

[OptionsValidator]
internal sealed partial class DatasetOptionsValidator : IValidateOptions<DatasetOptions>;
