using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Reporting;

/// <summary>The kinds of things that happen to a model.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimelineEventKind>))]
public enum TimelineEventKind
{
    /// <summary>A version took the alias.</summary>
    Promoted,

    /// <summary>An earlier version took the alias back.</summary>
    RolledBack,

    /// <summary>A run ended without a promotion.</summary>
    RunEnded,

    /// <summary>It was decided to repair data: a feed is broken.</summary>
    RepairData,

    /// <summary>It was decided to refit, recalibrate, redevelop or roll back.</summary>
    Decided,

    /// <summary>Something did not flow.</summary>
    Flow,
}
