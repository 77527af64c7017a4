using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The ways in which a schema, or what a column is declared to hold, can change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SchemaChangeKind>))]
public enum SchemaChangeKind
{
    /// <summary>A column is new.</summary>
    Added,

    /// <summary>A column is gone.</summary>
    Removed,

    /// <summary>A column has another name and matching content.</summary>
    Renamed,

    /// <summary>A column holds another kind of values.</summary>
    Type,

    /// <summary>A column that was always filled has missing values.</summary>
    Nullability,

    /// <summary>Values lie outside the declared or known range, or the scale of the column jumped (a change of unit).</summary>
    Range,

    /// <summary>Categories occur that are not in the declared or known domain.</summary>
    Domain,

    /// <summary>The columns stand in another order.</summary>
    Order,

    /// <summary>A column is used for something else.</summary>
    Role,
}
