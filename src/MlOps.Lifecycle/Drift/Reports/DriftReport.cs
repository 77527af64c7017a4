using System.Collections.Immutable;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Drift;

/// <summary>The comparison of two tables: what changed in the schema, what changed in the columns, and what was left out and why.</summary>
public sealed record DriftReport
{
    /// <summary>What the current data were compared with, for people and for the record, for example <c>bikes@3</c>.</summary>
    public required string Reference { get; init; }

    /// <summary>What was judged, for example <c>june.csv</c> or a window of time.</summary>
    public required string Current { get; init; }

    /// <summary>Rows of the reference.</summary>
    public required long ReferenceRows { get; init; }

    /// <summary>Rows of the current data.</summary>
    public required long CurrentRows { get; init; }

    /// <summary>One finding per detector and column, drifted ones first, then by how far the effect exceeds its minimum.</summary>
    public required ImmutableArray<DriftFinding> Findings { get; init; }

    /// <summary>Changes of the schema and of what columns are declared to hold.</summary>
    public ImmutableArray<SchemaChange> SchemaChanges { get; init; } = [];

    /// <summary>Whether columns still fit each other: a feed that broke inside the range seen shows here. Empty when nobody looked.</summary>
    public ImmutableArray<RelationFinding> Relations { get; init; } = [];

    /// <summary>Columns that were not judged.</summary>
    public ImmutableArray<LeftOutColumn> LeftOut { get; init; } = [];

    /// <summary>The overall judgment: drifted when a column drifted or the feed is broken, inconclusive when a column cannot be told yet or none was judged.</summary>
    public DriftVerdict Verdict => DriftSummary.Of(this).Verdict;

    /// <summary>Whether something technical broke: such data must not be scored or trained on.</summary>
    public bool IsFeedBroken => DriftSummary.Of(this).IsBroken;

    /// <summary>What was found, in one or two sentences.</summary>
    public string Headline => DriftSummary.Of(this).Headline;

    /// <summary>What to do now.</summary>
    public string NextStep => DriftSummary.Of(this).NextStep;

    /// <summary>The report for a console: verdict, columns by rank with direction and size, what was left out, next step.</summary>
    public override string ToString() => DriftText.Of(this);
}
