using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Which way a metric gets better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MetricDirection>))]
public enum MetricDirection
{
    /// <summary>Errors and costs.</summary>
    LowerIsBetter,

    /// <summary>Hits, areas and gains.</summary>
    HigherIsBetter,
}
