namespace MlOps.Lifecycle.Policies;

/// <summary>Where the data came broken, according to the evidence and its history.</summary>
internal static class BrokenFeed
{
    /// <summary>The columns that came broken in one evidence: by a technical change or a breaking change of the schema.</summary>
    public static IEnumerable<string> Columns(Evidence evidence) =>
        (evidence.Feed ?? []).Where(finding => finding.Breaking).Select(finding => finding.Column)
            .Concat((evidence.SchemaChanges ?? []).Where(change => change.Breaking).Select(change => change.Column))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The broken columns of a window, for people; null when none is known. Without a window the evidence itself is asked.</summary>
    public static string? In(Evidence evidence, TimeWindow? window)
    {
        string[] columns =
        [
            .. evidence.History.Prepend(evidence)
                .Where(known => ReferenceEquals(known, evidence) ? window is null || known.Window is null || Overlap(known, window) : Overlap(known, window))
                .SelectMany(Columns)
                .Distinct(StringComparer.Ordinal),
        ];
        return columns.Length == 0 ? null : Words.List(columns);
    }

    private static bool Overlap(Evidence known, TimeWindow? window) => known.Window is { } k && window is { } w && k.Overlaps(w);
}
