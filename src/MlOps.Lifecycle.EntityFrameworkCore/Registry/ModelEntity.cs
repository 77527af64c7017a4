namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A model that has versions, with the counter that numbers them.</summary>
internal sealed class ModelEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public int LastVersion { get; init; }
}
