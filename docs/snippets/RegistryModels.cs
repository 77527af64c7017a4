using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;

namespace Snippets;

/// <summary>Versions are registered, one is promoted, judged and rolled back, and the story is read.</summary>
public static class RegistryModels
{
    public static async Task Run()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle().UseInMemory();
        await using var provider = services.BuildServiceProvider();
        var registry = provider.GetRequiredService<IModelRegistry>();
        var blobs = provider.GetRequiredService<IBlobStore>();

        var first = await RegisterAsync(registry, blobs, "the bytes of a model");
        var second = await RegisterAsync(registry, blobs, "the bytes of a better model");
        (await RegisterAsync(registry, blobs, "the bytes of a model")).Id.Should().Be(first.Id);
        await registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = first.Id, Actor = "ada", Reason = "the first one" });

        #region move-an-alias
        var holder = await registry.FindAliasAsync("demand", AliasName.Champion);
        var result = await registry.MoveAliasAsync(new()
        {
            Alias = AliasName.Champion,
            To = second.Id,
            ExpectedRevision = holder?.Revision ?? 0,
            Actor = "ada@example.com",
            Reason = "12 % lower cost on May and June",
        });
        if (!result.Moved)
            Console.WriteLine($"Somebody was faster: {result.Holder?.Version} holds the alias now.");
        #endregion

        result.Moved.Should().BeTrue();
        var lastMarch = DateTimeOffset.MaxValue;

        #region as-of
        var champion = await registry.ResolveAsync("demand", AliasName.Champion);
        var then = await registry.FindAliasEventAsync("demand", AliasName.Champion, asOf: lastMarch);
        Console.WriteLine($"{champion.Id} serves now. Last March it was {then?.To}, by {then?.Actor}: {then?.Reason}");
        #endregion

        champion.Id.Should().Be(second.Id);
        then!.To.Should().Be(second.Id);

        #region judge-and-roll-back
        await registry.RecordVerdictAsync(new()
        {
            Version = second.Id,
            Outcome = VerdictOutcome.Rejected,
            Actor = "risk-expert@example.com",
            Reason = "Recall for DE is 0.64 [0.60, 0.68], agreed 0.70",
        });
        await registry.RollBackAsync("demand", AliasName.Champion, actor: "risk-expert@example.com", reason: "Recall for DE");
        #endregion

        (await registry.ResolveAsync("demand", AliasName.Champion)).Id.Should().Be(first.Id);

        #region the-story
        await foreach (var change in registry.ListEventsAsync("demand"))
            Console.WriteLine($"{change.At:u} {change.Sentence}");
        #endregion
    }

    private static async Task<ModelVersion> RegisterAsync(IModelRegistry registry, IBlobStore blobs, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var canonicalDigest = ContentDigest.Of(bytes.ToArray());

        #region register
        var version = await registry.RegisterAsync(new()
        {
            Model = "demand",
            Format = "mlnet",
            Artifact = await blobs.WriteAsync(bytes),
            CanonicalDigest = canonicalDigest,
            Inputs = new([new() { Name = "temperature", Type = ColumnType.Number, Unit = "°C" }]),
            Lineage = new() { TrainingData = new("bikes", 3), Trainer = "DemandTrainer", Code = CodeVersion.Parse("1.4.0+3f1c9ab"), Seed = 1 },
            Actor = "ada@example.com",
            Reason = "first fit on January to June",
        });
        #endregion

        return version;
    }
}
