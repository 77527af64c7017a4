namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A recorded batch. Never changed.</summary>
internal sealed class BatchEntity
{
    public required string Environment { get; init; }

    public required string Model { get; init; }

    public required long Number { get; init; }

    public required string Blob { get; init; }

    public required string Columns { get; init; }

    public required long FirstTime { get; init; }

    public required long LastTime { get; init; }

    public required long Rows { get; init; }

    public required long RecordedAt { get; init; }
}
