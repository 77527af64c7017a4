using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>What a model answers, and what its labels are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerKind>))]
public enum AnswerKind
{
    /// <summary>A number; the label is a number too.</summary>
    Number,

    /// <summary>The probability of class 1, from 0 to 1; the label is 0 or 1.</summary>
    Probability,
}
