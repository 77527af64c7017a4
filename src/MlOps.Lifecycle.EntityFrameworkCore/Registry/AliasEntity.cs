namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>What an alias holds now; the fold of its history. Changed by compare-and-swap on the revision only.</summary>
internal sealed class AliasEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required string Alias { get; init; }

    public required int Version { get; init; }

    public required int Revision { get; init; }

    public required long Since { get; init; }
}
