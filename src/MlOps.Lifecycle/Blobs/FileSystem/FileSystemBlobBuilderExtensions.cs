using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Blobs;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps bytes in a folder.</summary>
public static class FileSystemBlobBuilderExtensions
{
    /// <summary>Keeps model artifacts and dataset segments as files in a folder, named by their digest. Replaces the blob store that was chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder; created when it is missing.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseFileSystemBlobs(this ILifecycleBuilder builder, string folder) =>
        builder.UseFileSystemBlobs(options => options.Folder = folder);

    /// <summary>Keeps model artifacts and dataset segments as files in a folder, named by their digest. Replaces the blob store that was chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseFileSystemBlobs(this ILifecycleBuilder builder, Action<FileSystemBlobOptions> configure)
    {
        builder.Services.AddOptionsWithValidateOnStart<FileSystemBlobOptions, FileSystemBlobOptionsValidator>().Configure(configure);
        builder.Services.RemoveAll<IBlobStore>();
        builder.Services.AddSingleton<IBlobStore>(services => new FileSystemBlobStore(
            services.GetRequiredService<IOptions<FileSystemBlobOptions>>().Value.Folder,
            services.GetRequiredService<TimeProvider>(),
            DiskCalls.Native));
        return builder;
    }
}
