namespace MlOps.Lifecycle.Monitoring;

/// <summary>One lane at one time, in the words of its owner.</summary>
public sealed record LaneReport
{
    /// <summary>The lane.</summary>
    public required Lane Lane { get; init; }

    /// <summary>The state.</summary>
    public required LaneStatus Status { get; init; }

    /// <summary>What is known, by how much, since when; for an unknown lane, what is missing and when it comes.</summary>
    public required string Sentence { get; init; }
}
