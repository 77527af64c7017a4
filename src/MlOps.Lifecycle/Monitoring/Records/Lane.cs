using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>The four questions about a deployed model, each with its own owner.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Lane>))]
public enum Lane
{
    /// <summary>Is it worth it? Owned by business experts.</summary>
    Value,

    /// <summary>Is it right? Owned by data scientists.</summary>
    Quality,

    /// <summary>Is the answer quick and there? Owned by application developers.</summary>
    Response,

    /// <summary>Does data arrive, and does it run when it should? Owned by data engineers.</summary>
    Flow,
}
