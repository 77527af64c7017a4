namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>Where a change stands in the order of its environment, and when it happened by the store's clock.</summary>
/// <param name="Sequence">The first of the numbers that were taken.</param>
/// <param name="At">The time, in UTC ticks.</param>
internal readonly record struct Stamp(long Sequence, long At)
{
    public DateTimeOffset Time => TimeOf(At);

    /// <summary>Times are stored as UTC ticks: exact, and in order in every database.</summary>
    public static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);
}
