namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>One version of a dataset: its manifest as a document. Never changed.</summary>
internal sealed class DatasetVersionEntity
{
    public required string Environment { get; init; }

    public required string Dataset { get; init; }

    public required int Number { get; init; }

    public required string Key { get; init; }

    public required string Document { get; init; }
}
