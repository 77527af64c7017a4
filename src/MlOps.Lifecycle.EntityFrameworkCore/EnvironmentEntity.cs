namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The counter and the clock of an environment.</summary>
internal sealed class EnvironmentEntity
{
    public required string Environment { get; init; }

    /// <summary>The last number that was given to anything that keeps an order.</summary>
    public long Sequence { get; init; }

    /// <summary>The time of the last event: the store's clock never goes behind it.</summary>
    public long LastEvent { get; init; }
}
