using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Policies;

/// <summary>Windows are written as ISO 8601 intervals: start, a slash, end.</summary>
internal sealed class TimeWindowConverter : JsonConverter<TimeWindow>
{
    public override TimeWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String
            && reader.GetString()!.Split('/') is [var first, var last]
            && TryRead(first, out var start)
            && TryRead(last, out var end)
            && end >= start)
        {
            return new(start, end);
        }

        throw new JsonException("Expected a window as two times with a slash between them, the earlier one first.");
    }

    public override void Write(Utf8JsonWriter writer, TimeWindow value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Start:O}/{value.End:O}"));

    private static bool TryRead(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
