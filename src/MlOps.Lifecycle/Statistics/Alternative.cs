using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Which change a test looks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Alternative>))]
public enum Alternative
{
    /// <summary>Any change: the current values are larger or smaller.</summary>
    TwoSided = 0,

    /// <summary>The current values are larger.</summary>
    CurrentHigher = 1,

    /// <summary>The current values are smaller.</summary>
    CurrentLower = 2,
}
