using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MlOps.Lifecycle.Blobs;

/// <summary>Linux and macOS, by the C library.</summary>
internal sealed partial class PosixDiskCalls : DiskCalls
{
    private const int Interrupted = 4;
    private const int Exists = 17;
    private const int InvalidArgument = 22;
    private const int InappropriateCall = 25;
    private const int NotSupportedOnMacOS = 45;
    private const int FullFlushOnMacOS = 51;
    private const int CurrentFolder = -100;
    private const uint NoReplace = 1;
    private const uint ExclusiveOnMacOS = 4;
    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    public override void FlushFile(SafeFileHandle file)
    {
        var held = false;
        try
        {
            file.DangerousAddRef(ref held);
            if (Flush((int)file.DangerousGetHandle()) is not 0 and var error)
                throw Failure("fsync", error);
        }
        finally
        {
            if (held)
                file.DangerousRelease();
        }
    }

    public override void FlushFolder(string folder)
    {
        int descriptor;
        do
            descriptor = Open(folder, CloseOnExec);
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (descriptor < 0)
            throw Failure($"opening the folder '{folder}'", Marshal.GetLastPInvokeError());

        var error = Flush(descriptor);
        _ = Close(descriptor);

        // Some file systems have no such operation for folders and say so; databases take that answer too.
        if (error is not (0 or InvalidArgument))
            throw Failure($"fsync of the folder '{folder}'", error);
    }

    public override bool TryPublish(string source, string destination)
    {
        if (RenameExclusively(source, destination) is { } published)
            return published;

        // The file system or the C library has no exclusive rename. A crash between the two calls leaves a second name, which is swept.
        if (Link(source, destination) != 0)
        {
            return Marshal.GetLastPInvokeError() == Exists
                ? false
                : throw Failure($"giving '{destination}' its name", Marshal.GetLastPInvokeError());
        }

        File.Delete(source);
        return true;
    }

    private static bool? RenameExclusively(string source, string destination)
    {
        try
        {
            var result = OperatingSystem.IsMacOS()
                ? RenameOnMacOS(source, destination, ExclusiveOnMacOS)
                : RenameOnLinux(CurrentFolder, source, CurrentFolder, destination, NoReplace);
            return result == 0 ? true : Marshal.GetLastPInvokeError() == Exists ? false : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    private static int Flush(int descriptor)
    {
        if (OperatingSystem.IsMacOS())
        {
            var error = Repeat(() => Control(descriptor, FullFlushOnMacOS));
            if (error is not (NotSupportedOnMacOS or InvalidArgument or InappropriateCall))
                return error;
        }

        return Repeat(() => Sync(descriptor));
    }

    private static int Repeat(Func<int> call)
    {
        while (call() != 0)
        {
            if (Marshal.GetLastPInvokeError() is not Interrupted and var error)
                return error;
        }

        return 0;
    }

    private static IOException Failure(string what, int error) => new($"{what} failed: {Marshal.GetPInvokeErrorMessage(error)} (error {error}).");

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int Control(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string source, string destination);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnLinux(int sourceFolder, string source, int destinationFolder, string destination, uint flags);

    [LibraryImport("libc", EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int RenameOnMacOS(string source, string destination, uint flags);
}
