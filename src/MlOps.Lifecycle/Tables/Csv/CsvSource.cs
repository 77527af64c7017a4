namespace MlOps.Lifecycle.Tables;

/// <summary>Opens CSV files.</summary>
internal static class CsvSource
{
    public static FileStream Open(string path)
    {
        try
        {
            return new(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = 0 });
        }
        catch (Exception e) when (CsvFailure.Explain(e, path, 1) is { } explained)
        {
            throw explained;
        }
    }

    /// <summary>The place to which the stream is set back before it is read again.</summary>
    public static long Start(Stream stream, string name) => stream.CanSeek
        ? stream.Position
        : throw new LifecycleException($"'{name}' can be read only once, but finding the types of its columns needs more: pass a schema, or a stream that can seek.");
}
