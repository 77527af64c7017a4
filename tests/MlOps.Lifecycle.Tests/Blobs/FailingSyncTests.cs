using System.Diagnostics;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Tests.Blobs;

/// <summary>
/// Every fsync of a process is made to fail by strace, and a write must not be acknowledged. It bites whoever goes back to
/// the runtime's own flush, which returns normally then.
/// </summary>
public sealed class FailingSyncTests
{
    private const string Switch = "MLOPS_TEST_SYNC_FAILS";

    [Fact]
    public async Task Write_is_not_acknowledged_when_fsync_fails()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs strace, which is there on Linux only.");
        using var folder = new TemporaryFolder();
        var trace = folder["trace"];
        var start = new ProcessStartInfo("strace")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-f", "-qq", "-o", trace, "-e", "trace=fsync", "-e", "inject=fsync:error=EIO",
                Environment.ProcessPath!, "--filter-method", $"*{nameof(Blob_is_stored_unless_fsync_fails)}",
            },
            Environment = { [Switch] = "1" },
        };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("strace is not installed: counted as not run.");
            return;
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var injected = File.Exists(trace) && (await File.ReadAllTextAsync(trace)).Contains("INJECTED", StringComparison.Ordinal);
            Assert.SkipUnless(injected || process.ExitCode == 0, $"strace may not trace here: counted as not run. {await error}");
            injected.Should().BeTrue("a run without a failing fsync proves nothing");
            process.ExitCode.Should().Be(0, await output);
        }
    }

    [Fact]
    public async Task Blob_is_stored_unless_fsync_fails()
    {
        using var folder = new TemporaryFolder();
        var store = new FileSystemBlobStore(folder["blobs"], TimeProvider.System, DiskCalls.Native);
        Directory.CreateDirectory(folder["blobs"]);
        var act = () => store.WriteAsync(new MemoryStream([1, 2, 3]));
        if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            await act.Should().NotThrowAsync();
        }
        else
        {
            await act.Should().ThrowAsync<LifecycleException>().WithMessage("*fsync failed: Input/output error*");
            folder.Files().Should().BeEmpty();
        }
    }
}
