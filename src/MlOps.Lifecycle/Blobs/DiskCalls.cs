using Microsoft.Win32.SafeHandles;

namespace MlOps.Lifecycle.Blobs;

/// <summary>
/// The calls to the operating system that durability hangs on. The runtime's own are not used: on Linux and macOS they
/// return normally when fsync fails, and its move without overwrite looks first and renames then.
/// </summary>
internal abstract class DiskCalls
{
    /// <summary>The calls of this operating system.</summary>
    public static DiskCalls Native { get; } = OperatingSystem.IsWindows() ? new WindowsDiskCalls() : new PosixDiskCalls();

    /// <summary>Returns when the bytes of a file are on the disk.</summary>
    /// <exception cref="IOException">They may not be. The kernel may have dropped them: never flush the same file again.</exception>
    public abstract void FlushFile(SafeFileHandle file);

    /// <summary>Returns when the names in a folder are on the disk.</summary>
    /// <exception cref="IOException">They may not be.</exception>
    public abstract void FlushFolder(string folder);

    /// <summary>Gives a file its final name in one step.</summary>
    /// <returns>False when the name is taken; the file then keeps its old name.</returns>
    /// <exception cref="IOException">The name could not be given.</exception>
    public abstract bool TryPublish(string source, string destination);
}
