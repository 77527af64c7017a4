using MlOps.Lifecycle.Policies;

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

    /// <summary>The decision's action, so that decisions of one kind are found without reading the others.</summary>
    public required LifecycleAction Action { get; init; }

    public required string Document { get; init; }
}
