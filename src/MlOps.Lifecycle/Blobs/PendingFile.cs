namespace MlOps.Lifecycle.Blobs;

/// <summary>
/// A file on its way: written under a temporary name, flushed, then given its final name. Disposing it before that leaves
/// nothing. After a failed flush the bytes count as lost: the file is deleted and never flushed again.
/// </summary>
internal sealed class PendingFile : IAsyncDisposable
{
    internal const string Prefix = ".incoming-";

    private readonly string _path;
    private readonly DiskCalls _disk;
    private bool _isPublished;

    private PendingFile(string path, DiskCalls disk)
    {
        _path = path;
        _disk = disk;
        Content = new(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
    }

    /// <summary>Takes the bytes, without a buffer: after a failed write nothing is written again when the file is closed.</summary>
    public FileStream Content { get; }

    /// <summary>Starts a file.</summary>
    /// <param name="folder">An existing folder on the file system of the final name.</param>
    /// <param name="disk">The calls.</param>
    public static PendingFile Create(string folder, DiskCalls disk) => new(Path.Combine(folder, Prefix + Path.GetRandomFileName()), disk);

    /// <summary>Flushes the bytes and closes the file.</summary>
    /// <exception cref="IOException">The bytes are not safe; dispose the file.</exception>
    public async Task SealAsync()
    {
        _disk.FlushFile(Content.SafeFileHandle);
        await Content.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Gives the file its name, unless the name is taken. Either way the name is on the disk afterwards.</summary>
    /// <param name="path">The final path, in an existing folder.</param>
    /// <returns>False when there is a file of that name.</returns>
    /// <exception cref="IOException">The name could not be given, or may not be on the disk.</exception>
    public bool TryPublish(string path)
    {
        _isPublished = _disk.TryPublish(_path, path);
        _disk.FlushFolder(Path.GetDirectoryName(path)!);
        return _isPublished;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Content.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            if (!_isPublished)
                File.Delete(_path);
        }
    }
}
