using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The form of every document. Names and converters are part of the form: see the golden documents in the tests.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(TextConverter<Actor>), typeof(TextConverter<CodeVersion>), typeof(TextConverter<ContentDigest>), typeof(TextConverter<DatasetVersionId>),
        typeof(TextConverter<ModelName>), typeof(TextConverter<ModelVersionId>), typeof(TextConverter<RunId>), typeof(SchemaConverter), typeof(ExactNumberConverter),
    ])]
[JsonSerializable(typeof(Versioned<ModelLineage>))]
[JsonSerializable(typeof(Versioned<TableSchema>))]
[JsonSerializable(typeof(Versioned<ImmutableSortedDictionary<string, double>>))]
[JsonSerializable(typeof(Versioned<TrainingRun>))]
[JsonSerializable(typeof(ColumnSchema[]))]
internal sealed partial class StoreJsonContext : JsonSerializerContext;
