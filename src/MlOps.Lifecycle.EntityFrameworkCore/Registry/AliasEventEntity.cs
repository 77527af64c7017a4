namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>One move of an alias. Never changed.</summary>
internal sealed class AliasEventEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required string Alias { get; init; }

    public required int Revision { get; init; }

    public int? FromVersion { get; init; }

    public required int ToVersion { get; init; }

    public required long At { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }
}
