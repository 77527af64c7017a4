using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Datasets;

/// <summary>How a dataset version came about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DatasetVersionKind>))]
public enum DatasetVersionKind
{
    /// <summary>All rows were given.</summary>
    Committed,

    /// <summary>Rows were added behind those of the parent.</summary>
    Appended,

    /// <summary>Rows of the parent were chosen.</summary>
    Selected,
}
