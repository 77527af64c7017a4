using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Registry;

/// <summary>Derives the key of a registration from what the model is and what made it: the same fit of the same run is one version.</summary>
internal static class RegistrationKey
{
    /// <summary>Changes whenever the text below does, so that keys of two forms never meet.</summary>
    private const string Form = "lineage-1";

    public static string Derive(ModelRegistration registration)
    {
        var lineage = registration.Lineage;
        var text = new StringBuilder();
        Add(text, "digest", registration.CanonicalDigest.ToString());
        Add(text, "data", lineage.TrainingData?.ToString());
        Add(text, "from", Instant(lineage.TrainingWindow?.Start));
        Add(text, "to", Instant(lineage.TrainingWindow?.End));
        Add(text, "code", lineage.Code.ToString());
        Add(text, "trainer", lineage.Trainer);
        Add(text, "architecture", lineage.Architecture.ToString());
        Add(text, "seed", lineage.Seed?.ToString(CultureInfo.InvariantCulture));
        Add(text, "parent", lineage.Parent?.ToString());
        Add(text, "run", lineage.Run?.ToString());
        foreach (var (name, value) in lineage.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            Add(text, "setting " + name, value);
        return $"{Form}:{ContentDigest.Of(Encoding.UTF8.GetBytes(text.ToString())).Hex}";
    }

    private static string? Instant(DateTimeOffset? instant) => instant?.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Lengths in front keep two fields from reading as one; a missing value differs from an empty one.</summary>
    private static void Add(StringBuilder text, string name, string? value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name.Length}:{name}={(value is null ? -1 : value.Length)}:{value}\n");
}
