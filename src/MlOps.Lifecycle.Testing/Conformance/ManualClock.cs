namespace MlOps.Lifecycle.Testing;

/// <summary>A clock that stands still until it is moved, forth or back. Thread-safe.</summary>
/// <param name="start">The first time.</param>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <summary>The time now, in UTC.</summary>
    public DateTimeOffset Now => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves the clock by a time.</summary>
    /// <param name="by">How far; negative moves it back.</param>
    /// <returns>The new time.</returns>
    public DateTimeOffset Move(TimeSpan by) => new(Interlocked.Add(ref _ticks, by.Ticks), TimeSpan.Zero);
}
