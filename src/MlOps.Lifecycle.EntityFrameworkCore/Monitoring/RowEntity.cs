namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A recorded row without its label. Never changed.</summary>
internal sealed class RowEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required string Id { get; init; }

    public required long Time { get; init; }

    public required long Batch { get; init; }

    public string? VersionModel { get; init; }

    public int? Version { get; init; }

    public double? Prediction { get; init; }
}
