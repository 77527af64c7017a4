namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A decision with its evidence. Never changed.</summary>
internal sealed class DecisionEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required string Key { get; init; }

    /// <summary>The order of arrival.</summary>
    public required long Sequence { get; init; }

    /// <summary>The time of the evidence.</summary>
    public required long At { get; init; }

    public required string Document { get; init; }
}
