using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle;

/// <summary>Writes ids and names to JSON as their text, for example <c>"fraud@14"</c>, also as keys; the ids name it themselves.</summary>
/// <typeparam name="T">The id.</typeparam>
public sealed class IdJsonConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && T.TryParse(reader.GetString(), null, out var value)
            ? value
            : throw new JsonException($"Expected the text of a {typeof(T).Name}.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader, typeToConvert, options);

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);
}
