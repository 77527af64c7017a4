using System.Text.Json;

namespace MlOps.Lifecycle.Policies;

/// <summary>Writes and reads decision records as JSON, without reflection. What is read back equals what was written.</summary>
public static class DecisionRecordJson
{
    /// <summary>Writes.</summary>
    /// <param name="record">The record.</param>
    /// <returns>One line of JSON; NaN and infinities are written by name, what is unknown is left out.</returns>
    public static string Write(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return JsonSerializer.Serialize(record, PolicyJsonContext.Default.DecisionRecord);
    }

    /// <summary>Reads.</summary>
    /// <param name="json">What <see cref="Write"/> wrote, in this or an older version.</param>
    /// <exception cref="LifecycleException">It is not JSON, lacks something required, or a newer version wrote it; the message names the place.</exception>
    public static DecisionRecord Read(string json)
    {
        var record = PolicyJson.Read(json, PolicyJsonContext.Default.DecisionRecord, "decision record");
        return record with { Evidence = PolicyJson.Check(record.Evidence), Decision = PolicyJson.Check(record.Decision) };
    }
}
