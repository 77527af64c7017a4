using System.Text.Json;

namespace MlOps.Lifecycle.Policies;

/// <summary>Writes and reads evidence as JSON, without reflection. What is read back equals what was written.</summary>
public static class EvidenceJson
{
    /// <summary>Writes.</summary>
    /// <param name="evidence">The evidence.</param>
    /// <returns>One line of JSON; NaN and infinities are written by name, what is unknown is left out.</returns>
    public static string Write(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return JsonSerializer.Serialize(evidence, PolicyJsonContext.Default.Evidence);
    }

    /// <summary>Reads.</summary>
    /// <param name="json">What <see cref="Write"/> wrote, in this or an older version.</param>
    /// <exception cref="LifecycleException">It is not JSON, lacks something required, or a newer version wrote it; the message names the place.</exception>
    public static Evidence Read(string json) => PolicyJson.Check(PolicyJson.Read(json, PolicyJsonContext.Default.Evidence, "evidence"));
}
