using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Training;

/// <summary>How far a run of continuous training came. <see cref="TrainingRun"/> records every step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunState>))]
public enum RunState
{
    /// <summary>Decided; nothing was done yet.</summary>
    Triggered,

    /// <summary>The training rows are an identified dataset version.</summary>
    DataReady,

    /// <summary>The model is fitted and its bytes are stored.</summary>
    Trained,

    /// <summary>The model is a version of the registry.</summary>
    Registered,

    /// <summary>All gates have answered.</summary>
    Evaluated,

    /// <summary>End: the version holds the alias.</summary>
    Promoted,

    /// <summary>End: a gate said no, or could not say yes.</summary>
    Rejected,

    /// <summary>End: people must act; the reason says who and on what.</summary>
    Escalated,

    /// <summary>End: a step failed; the reason says which and why.</summary>
    Failed,
}
