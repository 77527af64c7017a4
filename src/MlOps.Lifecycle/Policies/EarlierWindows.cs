namespace MlOps.Lifecycle.Policies;

/// <summary>The evidence before, one per window.</summary>
internal static class EarlierWindows
{
    /// <summary>Newest first, each with the history before it. Of several looks at one window the newest counts, so that a look at immature labels does not contradict the later one.</summary>
    public static IEnumerable<Evidence> Of(Evidence evidence)
    {
        var seen = evidence.Window;
        for (var i = 0; i < evidence.History.Length; i++)
        {
            var earlier = evidence.History[i];
            if (earlier.Window is not null && earlier.Window == seen)
                continue;
            seen = earlier.Window;
            yield return earlier with { History = evidence.History[(i + 1)..] };
        }
    }
}
