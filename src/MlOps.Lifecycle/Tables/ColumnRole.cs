using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Tables;

/// <summary>What a column is for. Detectors, trainers and joins choose columns by role.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnRole>))]
public enum ColumnRole
{
    /// <summary>An input of the model.</summary>
    Feature,

    /// <summary>The truth that the model predicts; may arrive later.</summary>
    Label,

    /// <summary>What the model answered.</summary>
    Prediction,

    /// <summary>Names the row; joins predictions with labels. Not watched for drift.</summary>
    Id,

    /// <summary>When the row happened. Not watched for drift.</summary>
    Time,

    /// <summary>An input that follows from the time (hour, month, holiday) and so "drifts" by the calendar. Not watched for drift.</summary>
    Calendar,

    /// <summary>Kept, never used: leaks, free text, parts of the label.</summary>
    Ignored,
}
