using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Where a measurement lies in an agreed band. Severity is where the whole interval lies, not the point.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BandSeverity>))]
public enum BandSeverity
{
    /// <summary>The interval straddles a limit, or there is none.</summary>
    Unknown,

    /// <summary>Within what was agreed.</summary>
    Tolerated,

    /// <summary>Worse than tolerated: still usable, worth a refit.</summary>
    Update,

    /// <summary>Worse than the limit of usefulness: the model must be replaced.</summary>
    Replace,
}
