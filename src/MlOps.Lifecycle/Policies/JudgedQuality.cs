using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Policies;

/// <summary>A metric that may be judged: its labels are in, its interval is known, and its rows came from a sound feed. Else the answer that says what is missing.</summary>
internal static class JudgedQuality
{
    /// <summary>Judges one metric by a function that may rely on its value and interval.</summary>
    public static RuleResult Judge(Evidence evidence, string metric, string rule, string required, Func<QualityEvidence, double, Interval, RuleResult> judge)
    {
        if (evidence.Quality?.FirstOrDefault(known => known.Metric == metric) is not { } quality)
            return RuleResult.Unknown(new(rule, $"{metric} unknown", required, $"Nobody measured {metric}."));
        var result = WhyNot(evidence, quality, rule, required) ?? judge(quality, quality.Current!.Value, quality.CurrentInterval!.Value);
        return result with { DataEnd = quality.Window?.End };
    }

    /// <summary>
    /// The answer when an interval reaches to both sides of a limit. A value beyond the limit is worth waiting for, because the next window
    /// may confirm it; a value within it is as good an answer as these labels give.
    /// </summary>
    public static RuleResult Open(Evidence evidence, Reason reason, bool isSuspected) =>
        isSuspected ? RuleResult.Pending(reason, NextWindow(evidence)) : RuleResult.Unknown(reason);

    /// <summary>When the next window of labels can have another answer; null when unknown.</summary>
    public static DateTimeOffset? NextWindow(Evidence evidence)
    {
        if (evidence is not { Window: { } window, WindowLength: { } length } || evidence.LabelDelay == TimeSpan.MaxValue)
            return null;
        var next = Later.Than(Later.Than(window.End, length), evidence.LabelDelay ?? TimeSpan.Zero);
        return next > evidence.At ? next : null;
    }

    /// <summary>The standard a metric is held to, in words and as a number: the first accepted reference, else the worst tolerated value of the band; null when there is neither.</summary>
    public static (double Value, string Words)? Standard(QualityEvidence quality) =>
        quality.Reference is { } reference && double.IsFinite(reference) ? (reference, $"the first accepted {PlainNumber.Of(reference)}")
        : quality.Band is { } band ? (band.Tolerated, $"the tolerated {PlainNumber.Of(band.Tolerated)}")
        : null;

    /// <summary>The measured value with its interval, for people.</summary>
    public static string Measured(QualityEvidence quality) =>
        $"{quality.Metric} {(quality.Current is { } current ? PlainNumber.Of(current) : "unknown")}{(quality.Unit is { } unit ? $" {unit}" : "")}{(quality.CurrentInterval is { } interval ? $" ({PlainNumber.Of(interval.Lower)} to {PlainNumber.Of(interval.Upper)})" : "")}";

    private static RuleResult? WhyNot(Evidence evidence, QualityEvidence quality, string rule, string required)
    {
        var metric = quality.Metric;
        if (!quality.IsMature)
        {
            var matureAt = quality.MatureAt > evidence.At ? quality.MatureAt : null;
            var until = matureAt is { } time ? $"; they should be in by {Words.Time(time)}" : "";
            return RuleResult.Pending(new(rule, $"{metric} immature", required, $"The labels for {metric} are not in yet{until}."), matureAt);
        }

        if (BrokenFeed.In(evidence, quality.Window ?? evidence.Window) is { } broken)
        {
            return RuleResult.Pending(
                new(rule, $"{broken} broken", required, $"The feed was broken ({broken}) in the rows that {metric} was measured on, so they say nothing about the model."), NextWindow(evidence));
        }

        if (quality is not { Current: { } value, CurrentInterval: { } interval } || double.IsNaN(value) || double.IsNaN(interval.Lower) || double.IsNaN(interval.Upper))
            return RuleResult.Pending(new(rule, $"{metric} uncertain", required, $"Too few labeled rows to say how sure {metric} is."), NextWindow(evidence));
        return null;
    }
}
