namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A label, with or without its row. Never changed; joined when rows are read.</summary>
internal sealed class LabelEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required string Id { get; init; }

    public required double Value { get; init; }

    public required long At { get; init; }
}
