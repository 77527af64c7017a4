using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Tests.Blobs;

public sealed class BlobStoreConformanceTests
{
    public static TheoryData<string> Names => [.. BlobStoreConformance.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Folder_keeps_the_contract(string name)
    {
        using var folder = new TemporaryFolder();
        await Case(name).RunAsync(new FileSystemBlobStore(folder["blobs"], TimeProvider.System, DiskCalls.Native), TestContext.Current.CancellationToken);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public Task Memory_keeps_the_contract(string name) =>
        Case(name).RunAsync(new InMemoryBlobStore(), TestContext.Current.CancellationToken);

    private static ConformanceCase<IBlobStore> Case(string name) => BlobStoreConformance.Cases.Single(c => c.Name == name);
}
