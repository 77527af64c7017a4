namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A dataset that has versions, with the counter that numbers them.</summary>
internal sealed class DatasetEntity
{
    public required string Environment { get; init; }

    public required string Dataset { get; init; }

    public int LastVersion { get; init; }
}
