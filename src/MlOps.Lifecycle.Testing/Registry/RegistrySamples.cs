using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Testing;

/// <summary>Registrations with every field set.</summary>
internal static class RegistrySamples
{
    public static readonly EnvironmentName Here = "production";
    public static readonly EnvironmentName Elsewhere = "staging";
    public static readonly ModelName Model = "demand";
    public static readonly AliasName Champion = AliasName.Champion;

    public static ContentDigest Digest(string text) => ContentDigest.Of(Encoding.UTF8.GetBytes(text));

    public static ModelRegistration Registration(string key, ModelName? model = null) => new()
    {
        Model = model ?? Model,
        Format = "mlnet",
        Artifact = new(Digest("artifact " + key), 12_345_678_901),
        CanonicalDigest = Digest("canonical " + key),
        Inputs = Schema(),
        Lineage = new()
        {
            TrainingData = new("bikes", 3),
            TrainingWindow = new(new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2011, 7, 1, 0, 0, 0, TimeSpan.FromHours(2))),
            Code = CodeVersion.Parse("1.4.0+3f1c9ab.dirty"),
            Trainer = "Demand.Trainer",
            Architecture = Digest("architecture"),
            Settings = ImmutableSortedDictionary<string, string>.Empty.Add("trees", "100").Add("Größe", "\"quoted\""),
            Seed = -7,
            Parent = new(model ?? Model, 1),
            Run = new(new Guid("0193f0a4-7b1c-7000-8000-0123456789ab")),
        },
        Metrics = ImmutableSortedDictionary<string, double>.Empty
            .Add("mae", 1.0 / 3).Add("not-measured", double.NaN).Add("limit", double.NegativeInfinity).Add("zero", -0.0),
        Actor = "Ada Lovelace <ada@example.com>",
        Reason = "first fit, 'quoted' — and \"more\"",
        Key = key,
    };

    public static Task<ModelVersion> RegisterAsync(StoreUnderTest store, string key, ModelName? model = null) =>
        store.Registry.RegisterAsync(Here, Registration(key, model));

    /// <summary>Registers so many versions of the model, with keys <c>k1</c>, <c>k2</c> and so on.</summary>
    public static async Task RegisterManyAsync(StoreUnderTest store, int count)
    {
        for (var i = 1; i <= count; i++)
            await RegisterAsync(store, string.Create(CultureInfo.InvariantCulture, $"k{i}")).ConfigureAwait(false);
    }

    public static AliasMove Move(int number, int? expectedRevision = null, AliasName? alias = null) => new()
    {
        Alias = alias ?? Champion,
        To = new(Model, number),
        ExpectedRevision = expectedRevision,
        Actor = "ada",
        Reason = string.Create(CultureInfo.InvariantCulture, $"to {number}"),
    };

    public static Task<AliasMoveResult> MoveAsync(StoreUnderTest store, int number, int? expectedRevision = null, AliasName? alias = null) =>
        store.Registry.MoveAliasAsync(Here, Move(number, expectedRevision, alias));

    public static Task<IReadOnlyList<RegistryEvent>> EventsAsync(StoreUnderTest store) => store.Registry.ListEventsAsync(Here, Model, 0, 10_000);

    public static Task<IReadOnlyList<AliasEvent>> MovesAsync(StoreUnderTest store) => store.Registry.ListAliasEventsAsync(Here, Model, Champion);

    /// <summary>Revisions count 1, 2, 3 and so on, and every move starts where the one before ended.</summary>
    public static void GapFree(IReadOnlyList<AliasEvent> moves, AliasState? state)
    {
        Expect.Sequence(Enumerable.Range(1, moves.Count), moves.Select(move => move.Revision), "revisions of the history");
        Expect.Sequence([null, .. moves.SkipLast(1).Select(move => (ModelVersionId?)move.To)], moves.Select(move => move.From), "where each move came from");
        Expect.Equal(moves.Count, state?.Revision ?? 0, "revision of the alias");
        Expect.Equal(moves.Count == 0 ? null : moves[^1].To, state?.Version, "what the alias holds");
        Expect.True(moves.Zip(moves.Skip(1)).All(pair => pair.First.At <= pair.Second.At), "The history's times should not go back.");
    }

    private static TableSchema Schema() => new(
    [
        new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
        new() { Name = "temperature", Type = ColumnType.Number, Range = new(double.NegativeInfinity, 41.5), Unit = "°C" },
        new() { Name = "weather, 'quoted'", Type = ColumnType.Text, Domain = ["rain", "snow", "☀"] },
        new() { Name = "hour", Type = ColumnType.Integer, Role = ColumnRole.Calendar, Range = new(0, 23) },
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
    ]);
}
