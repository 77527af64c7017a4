using Microsoft.Win32.SafeHandles;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Tests.Blobs;

/// <summary>The real calls, written down in order; one of them can be made to fail.</summary>
internal sealed class RecordingDiskCalls(string root) : DiskCalls
{
    private readonly List<string> _calls = [];

    /// <summary>Calls that start with this fail.</summary>
    public string? Failing { get; set; }

    public IReadOnlyList<string> Calls
    {
        get
        {
            lock (_calls)
                return [.. _calls];
        }
    }

    public override void FlushFile(SafeFileHandle file) => Record("flush file", () =>
    {
        Native.FlushFile(file);
        return true;
    });

    public override void FlushFolder(string folder) => Record($"flush folder {Path.GetRelativePath(root, folder)}", () =>
    {
        Native.FlushFolder(folder);
        return true;
    });

    public override bool TryPublish(string source, string destination) => Record("publish", () => Native.TryPublish(source, destination));

    private bool Record(string call, Func<bool> work)
    {
        lock (_calls)
            _calls.Add(call);
        return Failing is { } failing && call.StartsWith(failing, StringComparison.Ordinal) ? throw new IOException($"{call} failed: Input/output error.") : work();
    }
}
