using System.Text.Json;
using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Ids, digests and names are written as their text; an empty text is the default value.</summary>
internal sealed class TextConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() switch
    {
        "" => default,
        { } text when T.TryParse(text, null, out var value) => value,
        var text => throw new JsonException($"'{text}' is not a {typeof(T).Name}."),
    };

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
