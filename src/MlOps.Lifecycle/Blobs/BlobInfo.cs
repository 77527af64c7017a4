namespace MlOps.Lifecycle.Blobs;

/// <summary>A blob that a store holds.</summary>
/// <param name="Digest">Its name: the SHA-256 of its bytes.</param>
/// <param name="Length">Its size in bytes.</param>
public readonly record struct BlobInfo(ContentDigest Digest, long Length);
