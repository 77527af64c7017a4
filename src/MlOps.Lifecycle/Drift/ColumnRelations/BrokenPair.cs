namespace MlOps.Lifecycle.Drift;

/// <summary>One relation in one window, looked at from both sides. A side is null where that direction is not tight or a column is missing.</summary>
internal sealed record BrokenPair(WatchedPair Watched, RelationBreak? First, RelationBreak? Second, DriftVerdict Verdict)
{
    public RelationBreak? BreakOf(string column) => column == Watched.First ? First : Second;

    public string Other(string column) => column == Watched.First ? Watched.Second : Watched.First;

    /// <summary>The side with the most convincing stretch.</summary>
    public (string Column, RelationBreak Break) Strongest() => (First, Second) switch
    {
        (null, { } second) => (Watched.Second, second),
        ({ } first, null) => (Watched.First, first),
        ({ } first, { } second) => Score(first) >= Score(second) ? (Watched.First, first) : (Watched.Second, second),
        _ => throw new InvalidOperationException("A pair has at least one side."),
    };

    private static double Score(RelationBreak side) => side.ComparedShare < DirectedRelation.MinimumCompared ? -1 : side.Weight;
}
