using Microsoft.Extensions.Options;

namespace MlOps.Lifecycle.Blobs;

[OptionsValidator]
internal sealed partial class FileSystemBlobOptionsValidator : IValidateOptions<FileSystemBlobOptions>;
