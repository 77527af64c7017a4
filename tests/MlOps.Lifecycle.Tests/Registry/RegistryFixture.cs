using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Tests.Registry;

/// <summary>A registry on empty stores in memory.</summary>
internal sealed class RegistryFixture
{
    public RegistryFixture() =>
        Registry = new ModelRegistry(new InMemoryBackend(Clock), Blobs, new("production"));

    public ManualClock Clock { get; } = new(new(2012, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public InMemoryBlobStore Blobs { get; } = new();

    public IModelRegistry Registry { get; }

    public async Task<ModelRegistration> RegistrationAsync(byte content, ModelName? model = null)
    {
        using var bytes = new MemoryStream([content]);
        return new()
        {
            Model = model ?? "demand",
            Format = "mlnet",
            Artifact = await Blobs.WriteAsync(bytes),
            CanonicalDigest = ContentDigest.Of([content]),
            Inputs = new([new() { Name = "temp", Type = ColumnType.Number }]),
            Lineage = new() { Seed = 1 },
            Actor = "ada",
        };
    }

    public async Task<ModelVersion> RegisterAsync(byte content) => await Registry.RegisterAsync(await RegistrationAsync(content));

    public async Task RegisterManyAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Registry.RegisterAsync((await RegistrationAsync((byte)i)) with { Key = $"key {i}" });
    }

    public Task<AliasMoveResult> MoveAsync(int number)
    {
        Clock.Move(TimeSpan.FromDays(1));
        return Registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = new("demand", number), Actor = "ada", Reason = $"to {number}" });
    }

    public Task<AliasMoveResult> RollBackAsync() => Registry.RollBackAsync("demand", AliasName.Champion, "bob", "worse");
}
