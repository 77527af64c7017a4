using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MlOps.Lifecycle.Policies;

/// <summary>What the readers of all records do alike.</summary>
internal static class PolicyJson
{
    public static T Read<T>(string json, JsonTypeInfo<T> type, string what)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, type)
                ?? throw new LifecycleException($"The {what} is 'null': it was never written, or something overwrote it. Restore it from a copy of the store.");
        }
        catch (JsonException exception)
        {
            throw new LifecycleException(
                $"The {what} cannot be read at {exception.Path ?? "$"}: {exception.Message} Restore it from a copy of the store, or write it with this library.", exception);
        }
    }

    public static Evidence Check(Evidence evidence)
    {
        CheckVersion(evidence.FormatVersion, Evidence.CurrentFormatVersion, "evidence");
        return evidence with { History = evidence.History.IsDefault ? [] : [.. evidence.History.Select(Check)] };
    }

    public static Decision Check(Decision decision)
    {
        CheckVersion(decision.FormatVersion, Decision.CurrentFormatVersion, "decision");
        return decision with
        {
            Refused = decision.Refused.IsDefault ? [] : decision.Refused,
            Notices = decision.Notices.IsDefault ? [] : decision.Notices,
            Noticed = decision.Noticed.IsDefault ? [] : decision.Noticed,
            Columns = decision.Columns.IsDefault ? [] : decision.Columns,
        };
    }

    private static void CheckVersion(int version, int newest, string what)
    {
        if (version < 1 || version > newest)
            throw new LifecycleException($"The {what} has format version {version}; this library reads 1 to {newest}. Update MlOps.Lifecycle to the version that wrote it.");
    }
}
