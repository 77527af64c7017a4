using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Tables;

/// <summary>The kinds of values a column holds. Each has one Arrow type in which the library keeps it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnType>))]
public enum ColumnType
{
    /// <summary>True or false; Arrow <c>Boolean</c>.</summary>
    Boolean,

    /// <summary>Whole numbers of 64 bits; Arrow <c>Int64</c>.</summary>
    Integer,

    /// <summary>Double-precision numbers; Arrow <c>Double</c>.</summary>
    Number,

    /// <summary>Text: categories, ids, free text; Arrow <c>Utf8</c>.</summary>
    Text,

    /// <summary>Days without a time; Arrow <c>Date32</c>.</summary>
    Date,

    /// <summary>Instants in UTC to the microsecond; Arrow <c>Timestamp(us, UTC)</c>.</summary>
    Timestamp,
}
