namespace MlOps.Lifecycle.Policies;

/// <summary>A technical change of the data: a column renamed, dropped or retyped, another unit, a recoded category. Needs repair, not retraining.</summary>
/// <param name="Column">The column, by its name in the reference.</param>
/// <param name="Breaking">Whether data with this change must not be scored or trained on.</param>
/// <param name="Sentence">The finding for people.</param>
public sealed record FeedFinding(string Column, bool Breaking, string Sentence)
{
    /// <summary>When it began, as far as it can be told; null when unknown.</summary>
    public DateTimeOffset? Since { get; init; }
}
