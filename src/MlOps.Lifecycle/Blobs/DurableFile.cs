namespace MlOps.Lifecycle.Blobs;

/// <summary>Writes files that are whole or absent and survive a crash and a loss of power once the task has completed.</summary>
/// <remarks>
/// The bytes go to a temporary file in the same folder, are flushed to the disk, and get their name in one step that never
/// overwrites; then the folder is flushed. On Windows and macOS this rests on their documentation. Thread-safe.
/// </remarks>
public static class DurableFile
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Writes a new file. Missing folders are created.</summary>
    /// <param name="path">The file; there must be none.</param>
    /// <param name="write">Writes the content to the stream it gets, which it does not close.</param>
    /// <param name="cancellationToken">Leaves nothing behind when signaled before completion.</param>
    /// <exception cref="LifecycleException">There is a file of that name, or the disk failed; nothing is left under the name then.</exception>
    public static Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        WriteAsync(path, write, DiskCalls.Native, cancellationToken);

    internal static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, DiskCalls disk, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        if (Path.Exists(path))
            throw Taken(path);
        var folder = Path.GetDirectoryName(path)!;
        bool isPublished;
        try
        {
            DurableFolder.Create(folder, disk);
            var file = PendingFile.Create(folder, disk);
            await using (file.ConfigureAwait(false))
            {
                var buffered = new BufferedStream(file.Content, BufferSize);
                await write(buffered, cancellationToken).ConfigureAwait(false);
                await buffered.FlushAsync(cancellationToken).ConfigureAwait(false);
                await file.SealAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                isPublished = file.TryPublish(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LifecycleException($"The file '{path}' could not be written: {exception.Message} Check the disk and the rights on its folder, then try again.", exception);
        }

        if (!isPublished)
            throw Taken(path);
    }

    private static LifecycleException Taken(string path) => new($"There is already a file '{path}', and files are never overwritten: choose another name, or delete it first.");
}
