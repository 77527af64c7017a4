using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Scoring;

[OptionsValidator]
internal sealed partial class ScoringOptionsValidator : IValidateOptions<ScoringOptions>;
