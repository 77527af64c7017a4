using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A finding on one version. Never changed.</summary>
internal sealed class VerdictEntity
{
    public required string Environment { get; init; }

    /// <summary>The sequence of the event that was written with it.</summary>
    public required long Sequence { get; init; }

    public required string Model { get; init; }

    public required int Version { get; init; }

    public required VerdictOutcome Outcome { get; init; }

    public required long At { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }
}
