namespace MlOps.Lifecycle.Datasets;

/// <summary>A run of rows.</summary>
/// <param name="First">The first row, counted from 0.</param>
/// <param name="Count">How many rows.</param>
public readonly record struct RowRange(long First, long Count)
{
    /// <summary>The row behind the last one.</summary>
    public long End => First + Count;
}
