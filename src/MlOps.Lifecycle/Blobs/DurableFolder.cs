namespace MlOps.Lifecycle.Blobs;

/// <summary>Creates folders so that they survive a loss of power.</summary>
internal static class DurableFolder
{
    /// <summary>Creates a folder and its missing parents, and flushes the folder that holds each of them.</summary>
    /// <param name="path">The absolute path.</param>
    /// <param name="disk">The calls.</param>
    public static void Create(string path, DiskCalls disk)
    {
        var missing = new Stack<string>();
        for (var folder = path; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
            missing.Push(folder);
        foreach (var folder in missing)
        {
            Directory.CreateDirectory(folder);
            disk.FlushFolder(Path.GetDirectoryName(folder)!);
        }
    }
}
