using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>One run: what is asked for by itself in columns, all of it as a document.</summary>
internal sealed class RunEntity
{
    public required string Environment { get; init; }

    public required string Id { get; init; }

    /// <summary>The order of starts.</summary>
    public required long Sequence { get; init; }

    public required string Model { get; init; }

    public required string Key { get; init; }

    public required RunState State { get; init; }

    /// <summary>The model while the run is open, null after: unique, so that a model never has two open runs.</summary>
    public string? OpenModel { get; init; }

    /// <summary>The number of steps; what compare-and-swap compares.</summary>
    public required int Revision { get; init; }

    public required string Document { get; init; }
}
