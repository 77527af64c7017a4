using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Registry;

/// <summary>The kinds of change in a registry.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RegistryEventKind>))]
public enum RegistryEventKind
{
    /// <summary>A version was registered.</summary>
    Registered,

    /// <summary>An alias was moved.</summary>
    AliasMoved,

    /// <summary>A verdict was recorded.</summary>
    VerdictRecorded,
}
