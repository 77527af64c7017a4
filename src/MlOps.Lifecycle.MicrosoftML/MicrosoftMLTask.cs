using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>What a pipeline learns.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MicrosoftMLTask>))]
public enum MicrosoftMLTask
{
    /// <summary>A number; the label is shown to ML.NET as <c>Single</c> and the answer is its column <c>Score</c>.</summary>
    Regression,

    /// <summary>One of two classes; the label (Boolean, or numbers 0 and 1) is shown to ML.NET as <c>Boolean</c> and the answer is its column <c>Probability</c>.</summary>
    BinaryClassification,
}
