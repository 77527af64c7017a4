namespace MlOps.Lifecycle.Monitoring;

/// <summary>What one lane, or one metric of it, says: a status and a clause without a full stop.</summary>
internal readonly record struct LaneFinding(LaneStatus Status, string Sentence)
{
    internal const string NoWindow = "no window with recorded rows has closed yet";

    public static LaneFinding Unknown(string sentence) => new(LaneStatus.Unknown, sentence);

    /// <summary>The worst finding decides; what is unknown is worse than healthy, because nobody may take it for healthy.</summary>
    public static LaneFinding Worst(IEnumerable<LaneFinding> findings)
    {
        LaneFinding[] ordered = [.. findings.OrderBy(finding => Rank(finding.Status))];
        return new(ordered[0].Status, string.Join("; ", ordered.Select(finding => finding.Sentence)));
    }

    private static int Rank(LaneStatus status) => status switch
    {
        LaneStatus.Broken => 0,
        LaneStatus.Degraded => 1,
        LaneStatus.Unknown => 2,
        _ => 3,
    };
}
