using System.Text.Json;

namespace MlOps.Lifecycle.Policies;

/// <summary>Writes and reads decision as JSON, without reflection. What is read back equals what was written.</summary>
public static class DecisionJson
{
    /// <summary>Writes.</summary>
    /// <param name="decision">The decision.</param>
    /// <returns>One line of JSON; NaN and infinities are written by name, what is unknown is left out.</returns>
    public static string Write(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return JsonSerializer.Serialize(decision, PolicyJsonContext.Default.Decision);
    }

    /// <summary>Reads.</summary>
    /// <param name="json">What <see cref="Write"/> wrote, in this or an older version.</param>
    /// <exception cref="LifecycleException">It is not JSON, lacks something required, or a newer version wrote it; the message names the place.</exception>
    public static Decision Read(string json) => PolicyJson.Check(PolicyJson.Read(json, PolicyJsonContext.Default.Decision, "decision"));
}
