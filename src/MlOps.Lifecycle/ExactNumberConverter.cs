using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Writes numbers so that they are read back to the last bit; NaN and infinities by name.</summary>
internal sealed class ExactNumberConverter : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Number => reader.GetDouble(),
        JsonTokenType.String => reader.GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => throw new JsonException("Expected a number, NaN, Infinity or -Infinity."),
        },
        _ => throw new JsonException("Expected a number."),
    };

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (!double.IsFinite(value))
            writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
        else if (ExactNumber.FormatOf(value) is "R")
            writer.WriteNumberValue(value);
        else
            writer.WriteRawValue(value.ToString("G17", CultureInfo.InvariantCulture));
    }
}
