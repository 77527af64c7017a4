using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Reporting;

/// <summary>What the page and the text say about a decision besides its sentence.</summary>
internal static class DecisionWords
{
    /// <summary>The decision with its action in front. The library's own sentences begin with it; those of other policies need not.</summary>
    public static string Say(Decision decision) =>
        decision.Sentence.StartsWith(Words.Of(decision.Action), StringComparison.OrdinalIgnoreCase) ? decision.Sentence : $"{Words.Of(decision.Action)}: {decision.Sentence}";

    /// <summary>The reasons that the sentence does not already give.</summary>
    public static IReadOnlyList<Reason> Further(Decision decision) =>
        [.. decision.Reasons.Where(reason => !decision.Sentence.Contains(reason.Sentence, StringComparison.Ordinal))];

    /// <summary>Says that a later window than the one decided about has closed; null when none has.</summary>
    public static string? Older(ModelReport report) =>
        report is { Decision.Evidence.Window: { } decided, Window.Window: { } newest } && newest.End > decided.End
            ? $"This is the newest decision, but not about the newest window: {newest} has closed and was not decided about yet; the next tick does that."
            : null;
}
