using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Training;

/// <summary>What was found about the inputs of one window. Null is unknown: there was nothing to compare with, or nothing to compare.</summary>
internal sealed record Inspection
{
    public static Inspection Nothing { get; } = new();

    public string? Reference { get; init; }

    public DriftReport? Drift { get; init; }

    public ImmutableArray<ColumnDrift>? Columns { get; init; }

    public ImmutableArray<SchemaChange>? SchemaChanges { get; init; }

    public ImmutableArray<FeedFinding>? Feed { get; init; }
}
