using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Drift;

/// <summary>The kinds of columns that get different detectors when none was added for them by name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>Columns of whole or other numbers, dates and timestamps: values with an order.</summary>
    Numbers,

    /// <summary>Columns of text, booleans and codes: values that are counted.</summary>
    Categories,

    /// <summary>Every watched column, also those that detectors were added for by name.</summary>
    Every,
}
