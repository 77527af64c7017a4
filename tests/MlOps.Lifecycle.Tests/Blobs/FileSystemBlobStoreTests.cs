using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Hosting;

namespace MlOps.Lifecycle.Tests.Blobs;

public sealed class FileSystemBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RecordingDiskCalls _disk;
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly FileSystemBlobStore _store;

    public FileSystemBlobStoreTests()
    {
        _disk = new(_folder["blobs"]);
        _store = new(_folder["blobs"], _clock, _disk);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task First_blob_is_flushed_before_it_is_named_and_every_new_folder_before_what_is_in_it()
    {
        var blob = await WriteAsync("hello"u8.ToArray());
        var shard = blob.Digest.Hex[..2];
        _disk.Calls.Should().Equal("flush folder ..", "flush file", "flush folder .", "publish", $"flush folder {shard}");
        _folder.Files().Should().Equal($"blobs/{shard}/{blob.Digest.Hex}");
    }

    [Fact]
    public async Task Blob_that_is_there_is_verified_and_its_folder_flushed_before_it_is_acknowledged()
    {
        var blob = await WriteAsync("hello"u8.ToArray());
        var before = _disk.Calls.Count;
        (await WriteAsync("hello"u8.ToArray())).Should().Be(blob);
        _disk.Calls.Skip(before).Should().Equal("flush file", "publish", $"flush folder {blob.Digest.Hex[..2]}");
        _folder.Files().Should().HaveCount(1);
    }

    [Fact]
    public async Task Failing_flush_of_the_file_fails_the_write_and_leaves_nothing()
    {
        _disk.Failing = "flush file";
        var act = () => WriteAsync("hello"u8.ToArray());
        (await act.Should().ThrowAsync<LifecycleException>())
            .WithMessage($"Folder '{_folder["blobs"]}' could not be written: flush file failed*Nothing was stored*store the bytes again*")
            .WithInnerException<IOException>();
        _folder.Files().Should().BeEmpty();
        _disk.Calls.Count(call => call == "flush file").Should().Be(1, "after a failed flush the same file is never flushed again");

        _disk.Failing = null;
        (await ReadAsync((await WriteAsync("hello"u8.ToArray())).Digest)).Should().Equal("hello"u8.ToArray());
    }

    [Theory]
    [InlineData("flush folder ..")]
    [InlineData("flush folder .")]
    [InlineData("flush folder 2c")]
    [InlineData("publish")]
    public async Task Failing_flush_or_publish_fails_the_write_and_it_can_be_repeated(string call)
    {
        _disk.Failing = call;
        var act = () => WriteAsync("hello"u8.ToArray());
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("*could not be written*Input/output error*");
        _folder.Files().Should().NotContain(file => file.Contains(PendingFile.Prefix, StringComparison.Ordinal));

        _disk.Failing = null;
        (await ReadAsync((await WriteAsync("hello"u8.ToArray())).Digest)).Should().Equal("hello"u8.ToArray());
        _disk.Calls.Should().EndWith("flush folder 2c");
    }

    [Fact]
    public async Task Flipped_byte_never_reaches_a_reader()
    {
        var bytes = Enumerable.Range(0, 200).Select(i => (byte)i).ToArray();
        var path = PathOf((await WriteAsync(bytes)).Digest);
        for (var i = 0; i < bytes.Length; i++)
        {
            var changed = bytes.ToArray();
            changed[i] ^= 1;
            File.WriteAllBytes(path, changed);
            var act = () => _store.OpenReadAsync(ContentDigest.Of(bytes));
            (await act.Should().ThrowAsync<LifecycleException>())
                .WithMessage($"Blob {ContentDigest.Of(bytes)} in folder '{_folder["blobs"]}' was changed*restore it from a backup*'{path}'*");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(199)]
    [InlineData(201)]
    public async Task Blob_of_another_length_never_reaches_a_reader(int length)
    {
        var bytes = new byte[200];
        var path = PathOf((await WriteAsync(bytes)).Digest);
        File.WriteAllBytes(path, new byte[length]);
        await FluentActions.Invoking(() => _store.OpenReadAsync(ContentDigest.Of(bytes))).Should().ThrowAsync<LifecycleException>().WithMessage("*was changed*");
    }

    [Fact]
    public async Task File_that_is_changed_between_opening_and_reading_never_reaches_a_reader()
    {
        var bytes = new byte[(2 * VerifiedStream.ChunkSize) + 100];
        var path = PathOf((await WriteAsync(bytes)).Digest);
        await using var stream = await _store.OpenReadAsync(ContentDigest.Of(bytes));
        var read = new byte[1000];
        (await stream.ReadAsync(read)).Should().Be(1000);

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Position = VerifiedStream.ChunkSize + 7;
            file.WriteByte(1);
        }

        stream.Position = VerifiedStream.ChunkSize + 500;
        FluentActions.Invoking(() => stream.ReadByte()).Should().Throw<LifecycleException>().WithMessage("*was changed*");
        await FluentActions.Invoking(() => stream.ReadAsync(read).AsTask()).Should().ThrowAsync<LifecycleException>().WithMessage("*was changed*");
        stream.Position = 2 * VerifiedStream.ChunkSize;
        stream.ReadByte().Should().Be(0, "the last chunk is as it was");
    }

    [Fact]
    public async Task Writing_over_a_changed_blob_says_so_and_keeps_the_evidence()
    {
        var bytes = "hello"u8.ToArray();
        var path = PathOf((await WriteAsync(bytes)).Digest);
        File.WriteAllText(path, "hullo");
        await FluentActions.Invoking(() => WriteAsync(bytes)).Should().ThrowAsync<LifecycleException>().WithMessage("*was changed*delete the file*store the bytes again*");
        (await File.ReadAllTextAsync(path)).Should().Be("hullo");
        File.Delete(path);
        await WriteAsync(bytes);
    }

    [Fact]
    public async Task What_a_crash_left_is_swept_after_a_day_and_no_earlier()
    {
        Directory.CreateDirectory(_folder["blobs"]);
        var left = Path.Combine(_folder["blobs"], PendingFile.Prefix + "left");
        await File.WriteAllTextAsync(left, "half");
        _clock.Advance(TimeSpan.FromHours(23));
        await WriteAsync("hello"u8.ToArray());
        File.Exists(left).Should().BeTrue();

        _clock.Advance(TimeSpan.FromHours(2));
        var restarted = new FileSystemBlobStore(_folder["blobs"], _clock, _disk);
        await restarted.WriteAsync(new MemoryStream("hello"u8.ToArray()));
        File.Exists(left).Should().BeFalse();
        (await restarted.ListAsync().ToListAsync()).Should().HaveCount(1);
    }

    [Fact]
    public async Task Foreign_files_are_not_listed()
    {
        var blob = await WriteAsync("hello"u8.ToArray());
        await File.WriteAllTextAsync(Path.Combine(_folder["blobs"], "README.txt"), "mine");
        await File.WriteAllTextAsync(Path.Combine(_folder["blobs"], new string('a', 64)), "not in its shard");
        (await _store.ListAsync().ToListAsync()).Should().Equal(blob);
    }

    [Fact]
    public async Task Folder_that_cannot_be_created_is_named()
    {
        await File.WriteAllTextAsync(_folder["file"], "in the way");
        var store = new FileSystemBlobStore(Path.Combine(_folder["file"], "blobs"), _clock, DiskCalls.Native);
        await FluentActions.Invoking(() => store.WriteAsync(new MemoryStream([1]))).Should().ThrowAsync<LifecycleException>().WithMessage($"Folder '{_folder["file"]}*could not be written*");
    }

    [Fact]
    public void Store_is_registered_and_the_last_choice_holds()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        new LifecycleBuilder(services).UseInMemory().UseFileSystemBlobs(_folder["a"]).UseFileSystemBlobs(_folder["b"]);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<IBlobStore>().Should().ContainSingle().Which.Should().BeOfType<FileSystemBlobStore>();
        provider.GetRequiredService<IOptions<FileSystemBlobOptions>>().Value.Folder.Should().Be(_folder["b"]);
    }

    [Fact]
    public void Empty_folder_name_is_a_start_up_error()
    {
        var services = new ServiceCollection();
        new LifecycleBuilder(services).UseFileSystemBlobs("");
        using var provider = services.BuildServiceProvider();
        FluentActions.Invoking(() => provider.GetRequiredService<IOptions<FileSystemBlobOptions>>().Value).Should().Throw<OptionsValidationException>().WithMessage("*Folder*");
    }

    private Task<BlobInfo> WriteAsync(byte[] bytes) => _store.WriteAsync(new MemoryStream(bytes));

    private async Task<byte[]> ReadAsync(ContentDigest digest)
    {
        await using var stream = await _store.OpenReadAsync(digest);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    private string PathOf(ContentDigest digest) => Path.Combine(_folder["blobs"], digest.Hex[..2], digest.Hex);
}
