using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.InMemory;

/// <summary>A recorded row with the batch that brought it.</summary>
internal sealed record StoredRow(RecordedRow Row, ContentDigest Batch)
{
    /// <summary>By time and then id.</summary>
    public static readonly IComparer<StoredRow> ByTime = Comparer<StoredRow>.Create(static (x, y) =>
        x.Row.Time.CompareTo(y.Row.Time) is var time and not 0 ? time : string.CompareOrdinal(x.Row.Id, y.Row.Id));

    /// <summary>A row that sorts before every row of a time.</summary>
    public static StoredRow Before(DateTimeOffset time) => new(new() { Id = "", Time = time }, default);
}
