using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Testing;

namespace Snippets;

public static class DatasetsBlobs
{
    public static async Task StoreAndRead()
    {
        var folder = Directory.CreateTempSubdirectory("snippets-");
        var path = Path.Combine(folder.FullName, "model.bin");
        await File.WriteAllTextAsync(path, "hello");
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle().UseFileSystemBlobs(Path.Combine(folder.FullName, "mlops-blobs"));
        await using (var provider = services.BuildServiceProvider())
        {
            var blobs = provider.GetRequiredService<IBlobStore>();

            #region blobs-store
            await using var content = File.OpenRead(path);
            var blob = await blobs.WriteAsync(content);
            Console.WriteLine(blob.Digest);                       // sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824

            await using var bytes = await blobs.OpenReadAsync(blob.Digest);   // verified before the first byte is handed out
            #endregion
            blob.Digest.ToString().Should().Be("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
            bytes.Length.Should().Be(5);
        }

        folder.Delete(recursive: true);
    }

    public static async Task RunConformance()
    {
        #region blobs-conformance
        foreach (var one in BlobStoreConformance.Cases)
            await one.RunAsync(new InMemoryBlobStore(), CancellationToken.None);
        #endregion
    }
}
