using System.Text.Json;
using System.Text.Json.Serialization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>A schema is written as the list of its columns.</summary>
internal sealed class SchemaConverter : JsonConverter<TableSchema>
{
    public override TableSchema Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, StoreJsonContext.Default.ColumnSchemaArray) ?? []);

    public override void Write(Utf8JsonWriter writer, TableSchema value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, [.. value], StoreJsonContext.Default.ColumnSchemaArray);
}
