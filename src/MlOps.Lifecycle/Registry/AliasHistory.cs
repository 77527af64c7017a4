namespace MlOps.Lifecycle.Registry;

/// <summary>Reads the moves of one alias, oldest first.</summary>
internal static class AliasHistory
{
    /// <summary>The move that was in force at a time, or null.</summary>
    public static AliasEvent? At(IReadOnlyList<AliasEvent> moves, DateTimeOffset asOf) => moves.LastOrDefault(move => move.At <= asOf);

    /// <summary>
    /// The version to put back: what the alias held before the present version first came. Going back to an earlier version
    /// undoes everything after it, so that rolling back twice goes two versions back and not forth again.
    /// </summary>
    public static ModelVersionId? VersionBefore(IReadOnlyList<AliasEvent> moves)
    {
        var standing = new List<ModelVersionId>();
        foreach (var move in moves)
        {
            if (standing.IndexOf(move.To) is >= 0 and var seen)
                standing.RemoveRange(seen + 1, standing.Count - seen - 1);
            else
                standing.Add(move.To);
        }

        return standing is [.., var before, _] ? before : null;
    }
}
