using Microsoft.Extensions.DependencyInjection;

namespace MlOps.Lifecycle.Blobs;

/// <summary>Stands where the blob store will be, so that whoever asks for it before one was chosen is told what to add, whatever validates the container first.</summary>
internal static class MissingBlobStore
{
    public static readonly ServiceDescriptor Descriptor = ServiceDescriptor.Singleton<IBlobStore>(static _ => throw new LifecycleException(
        "No store is configured for the bytes (model artifacts, dataset segments): add UseFileSystemBlobs(\"mlops-blobs\") after AddMlOpsLifecycle, or UseInMemory() for tests and try-outs."));
}
