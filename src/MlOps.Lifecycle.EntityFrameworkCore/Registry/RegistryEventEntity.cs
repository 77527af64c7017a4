using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>One change of the registry. Never changed.</summary>
internal sealed class RegistryEventEntity
{
    public required string Environment { get; init; }

    public required long Sequence { get; init; }

    public required string Model { get; init; }

    public required RegistryEventKind Kind { get; init; }

    public required int Version { get; init; }

    public string? Alias { get; init; }

    public int? FromVersion { get; init; }

    public VerdictOutcome? Outcome { get; init; }

    public required long At { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }
}
