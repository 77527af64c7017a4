using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Rows that were recorded together: their columns lie as one Arrow blob, with the values as they came.</summary>
public sealed record RecordedBatch
{
    /// <summary>All columns as an Arrow IPC file of one batch, in the types of <see cref="ArrowTypes.ToArrow(ColumnType)"/>; equal values give an equal blob.</summary>
    public required ContentDigest Blob { get; init; }

    /// <summary>The columns as they came, with the roles that were found; may differ from what the model wants when a feed is broken.</summary>
    public required TableSchema Schema { get; init; }

    /// <summary>The earliest time of a row.</summary>
    public required DateTimeOffset FirstTime { get; init; }

    /// <summary>The latest time of a row.</summary>
    public required DateTimeOffset LastTime { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>When the batch was recorded, in the domain's time.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
