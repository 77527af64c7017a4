namespace Quickstart;

/// <summary>Something that goes wrong outside the model, injected by rule from one instant to another.</summary>
/// <param name="Name">What it is, for the report of the replay.</param>
/// <param name="Column">The column that is hurt; null when it is the scoring itself.</param>
/// <param name="From">When it starts: in the middle of a week, as faults do.</param>
/// <param name="To">When somebody has repaired it: the night to a Monday.</param>
internal sealed record Fault(string Name, string? Column, DateTimeOffset From, DateTimeOffset To)
{
    private static DateTimeOffset At(int month, int day, int hour = 0) => new(2012, month, day, hour, 0, 0, TimeSpan.Zero);

    /// <summary>A supplier divides the temperature by 50 instead of 41: every value stays inside the range seen.</summary>
    public static Fault UnitChange { get; } = new("unit change", "temp", At(3, 15, 9), At(3, 26));

    /// <summary>A supplier spells a column differently.</summary>
    public static Fault Rename { get; } = new("renamed column", "hum", At(6, 13, 14), At(6, 25));

    /// <summary>A scheduler is switched off: nobody asks the model.</summary>
    public static Fault NoScoring { get; } = new("scoring did not run", null, At(9, 3), At(9, 10));

    /// <summary>All of them, in order of time.</summary>
    public static IReadOnlyList<Fault> All { get; } = [UnitChange, Rename, NoScoring];

    /// <summary>Whether the column comes under another name.</summary>
    public bool Renames => this == Rename;

    public bool IsActive(DateTimeOffset instant) => instant >= From && instant < To;
}
