using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MlOps.Lifecycle.Blobs;

/// <summary>Windows. It has no flush of a folder: NTFS journals names itself.</summary>
internal sealed partial class WindowsDiskCalls : DiskCalls
{
    private const int FileExists = unchecked((int)0x80070050);
    private const int AlreadyExists = unchecked((int)0x800700B7);

    public override void FlushFile(SafeFileHandle file)
    {
        if (!FlushFileBuffers(file))
            throw new IOException($"FlushFileBuffers failed: {Marshal.GetLastPInvokeErrorMessage()} (error {Marshal.GetLastPInvokeError()}).");
    }

    public override void FlushFolder(string folder)
    {
    }

    public override bool TryPublish(string source, string destination)
    {
        try
        {
#pragma warning disable RS0030 // On Windows a move without overwrite is one call that refuses a taken name; this is the one place that may use it.
            File.Move(source, destination, overwrite: false);
#pragma warning restore RS0030
            return true;
        }
        catch (IOException exception) when (exception.HResult is FileExists or AlreadyExists)
        {
            return false;
        }
    }

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool FlushFileBuffers(SafeFileHandle file);
}
