using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.Blobs;

/// <summary>Settings of the blob store in a folder.</summary>
public sealed class FileSystemBlobOptions
{
    internal const string DefaultFolder = "mlops-blobs";

    /// <summary>The folder that holds the blobs. It belongs to the store alone; all hosts that share it must see one file system.</summary>
    /// <value>A path, relative to the working directory or absolute; <c>mlops-blobs</c> by default. Created when it is missing.</value>
    [Required]
    public string Folder { get; set; } = DefaultFolder;
}
