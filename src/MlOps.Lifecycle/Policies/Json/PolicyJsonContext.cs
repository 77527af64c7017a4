using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Policies;

/// <summary>How records are written: camel case, enums by name, NaN and infinities by name, what is unknown is left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    Converters = [typeof(ExactNumberConverter), typeof(TimeWindowConverter)])]
[JsonSerializable(typeof(Evidence))]
[JsonSerializable(typeof(Decision))]
[JsonSerializable(typeof(DecisionRecord))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
