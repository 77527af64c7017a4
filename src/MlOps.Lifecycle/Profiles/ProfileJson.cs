using System.Text.Json;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Profiles as JSON. The format version changes with the meaning of any member; older versions stay readable.</summary>
internal static class ProfileJson
{
    public const int Format = 1;

    public static string Write(TableProfile profile) => JsonSerializer.Serialize(
        new ProfileDocument { Format = Format, Rows = profile.RowCount, Columns = [.. profile.Columns.Select(ProfileDocumentColumn.From)] },
        ProfileDocumentContext.Default.ProfileDocument);

    public static TableProfile Read(string json)
    {
        try
        {
            var format = JsonSerializer.Deserialize(json, ProfileDocumentContext.Default.ProfileDocumentFormat)?.Format;
            if (format != Format)
                throw new LifecycleException($"The profile has format {format}, this release reads {Format}: use the release that wrote it, or profile the data again.");
            var document = JsonSerializer.Deserialize(json, ProfileDocumentContext.Default.ProfileDocument)!;
            return new() { RowCount = document.Rows, Columns = [.. document.Columns.Select(c => c.ToColumn())] };
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new LifecycleException($"The text is no table profile ({e.Message}): profile the data again.", e);
        }
    }
}
