using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Tests.Blobs;

public sealed class DurableFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_file_in_new_folders_is_flushed_before_it_is_named()
    {
        var disk = new RecordingDiskCalls(_folder.Path);
        await DurableFile.WriteAsync(_folder["a/b/report.txt"], (stream, token) => stream.WriteAsync("hello"u8.ToArray(), token).AsTask(), disk, default);
        disk.Calls.Should().Equal("flush folder .", "flush folder a", "flush file", "publish", $"flush folder {Path.Combine("a", "b")}");
        _folder.Files().Should().Equal("a/b/report.txt");
        (await File.ReadAllTextAsync(_folder["a/b/report.txt"])).Should().Be("hello");
    }

    [Fact]
    public async Task File_that_is_there_is_never_overwritten()
    {
        await File.WriteAllTextAsync(_folder["report.txt"], "old");
        await FluentActions.Invoking(() => WriteAsync("new")).Should().ThrowAsync<LifecycleException>().WithMessage($"There is already a file '{_folder["report.txt"]}'*choose another name*");
        (await File.ReadAllTextAsync(_folder["report.txt"])).Should().Be("old");
    }

    [Fact]
    public async Task File_that_appears_while_writing_is_never_overwritten()
    {
        var act = () => DurableFile.WriteAsync(_folder["report.txt"], (_, token) => File.WriteAllTextAsync(_folder["report.txt"], "faster", token));
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("*already a file*");
        _folder.Files().Should().Equal("report.txt");
        (await File.ReadAllTextAsync(_folder["report.txt"])).Should().Be("faster");
    }

    [Fact]
    public async Task Failing_flush_leaves_nothing()
    {
        var disk = new RecordingDiskCalls(_folder.Path) { Failing = "flush file" };
        var act = () => DurableFile.WriteAsync(_folder["report.txt"], (stream, token) => stream.WriteAsync("hello"u8.ToArray(), token).AsTask(), disk, default);
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("*report.txt' could not be written: flush file failed*");
        _folder.Files().Should().BeEmpty();
    }

    [Fact]
    public async Task Canceled_or_failing_writer_leaves_nothing()
    {
        using var canceled = new CancellationTokenSource();
        var act = () => DurableFile.WriteAsync(_folder["report.txt"], async (stream, token) =>
        {
            await stream.WriteAsync("hello"u8.ToArray(), token);
            await canceled.CancelAsync();
        }, canceled.Token);
        await act.Should().ThrowAsync<OperationCanceledException>();
        act = () => DurableFile.WriteAsync(_folder["report.txt"], (_, _) => throw new InvalidOperationException("mine"));
        await act.Should().ThrowAsync<InvalidOperationException>().WithMessage("mine");
        _folder.Files().Should().BeEmpty();
    }

    /// <summary>The runtime's own flush returns normally here (dotnet/runtime pal_io.c compares before it assigns).</summary>
    [Fact]
    public void Fsync_that_really_fails_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux refuses to fsync a character device; other systems may not.");
        using var device = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        FluentActions.Invoking(() => DiskCalls.Native.FlushFile(device)).Should().Throw<IOException>().WithMessage("fsync failed: *(error 22)*");
    }

    [Fact]
    public void Folder_that_is_gone_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no flush of a folder.");
        FluentActions.Invoking(() => DiskCalls.Native.FlushFolder(_folder["gone"])).Should().Throw<IOException>().WithMessage("*gone' failed: *(error 2)*");
    }

    private Task WriteAsync(string text) =>
        DurableFile.WriteAsync(_folder["report.txt"], (stream, cancellationToken) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken).AsTask());
}
