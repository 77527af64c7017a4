using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>
/// Candidate against champion on the same rows, as a paired difference with an interval: better by more than a margin, or
/// not worse by more than a margin. Without a champion the named baseline takes its place.
/// </summary>
internal sealed class RelativeToChampionGate(string metric, double margin, bool mustBeBetter, double confidence) : IGate
{
    public string Kind => mustBeBetter ? "better-than-champion" : "not-worse-than-champion";

    public ImmutableArray<string> Metrics => [metric];

    /// <summary>The gain that the candidate must show: the margin, or the loss that is put up with.</summary>
    private double Required => mustBeBetter ? margin : -margin;

    public GateResult Evaluate(Trial trial)
    {
        var (other, name) = trial.Champion is { } champion ? (champion, "the champion") : (trial.Baseline, trial.BaselineName);
        if (other is null)
            return Unknown(trial, "There is no champion to compare with and no baseline was named: add Baseline(...) to the agreement.");
        if (trial.FindMetric(metric) is not { } measured)
            return Unknown(trial, $"Nobody measures '{metric}', so candidate and {name} cannot be compared.");
        var silent = trial.Candidate.Predictions.Count(prediction => !double.IsFinite(prediction));
        if (silent > 0)
            return Unknown(trial, $"The candidate has no finite answer for {silent} of the {trial.Candidate.Count} rows to judge: what it is silent about cannot be compared, and nobody would be served there.");

        var (candidate, compared) = WhereBothAnswer(trial.Candidate, other);
        if (candidate.Count < 2)
            return Unknown(trial, $"Candidate and {name} answer {candidate.Count} labeled rows in common: wait for more.") with { Rows = candidate.Count, RowsNeeded = MetricBootstrap.LeastRows - candidate.Count };

        var result = MetricBootstrap.Difference(measured, candidate, compared, confidence, trial.Seed);
        var sign = measured.Direction is MetricDirection.HigherIsBetter ? 1 : -1;
        var gain = sign * result.Estimate;
        var interval = Gain(result.Interval, sign);
        var outcome = Judge(gain, Gain(MetricBootstrap.Trusted(candidate.Count, result), sign));
        var needed = outcome is GateOutcome.Inconclusive ? MetricBootstrap.RowsNeeded(candidate.Count, Math.Abs(gain - Required), interval) : null;
        return new()
        {
            Gate = Name,
            Outcome = outcome,
            Observed = gain,
            Interval = interval,
            Required = Required,
            Rows = candidate.Count,
            RowsNeeded = needed,
            Sentence = Sentence(measured, candidate, compared, name!, gain, interval, outcome, needed),
        };
    }

    private string Name => $"{metric} {(mustBeBetter ? "better than the champion's by more than" : "not worse than the champion's by more than")} {PlainNumber.Of(margin)}";

    private static Interval? Gain(Interval? difference, int sign) =>
        difference is { } i && sign < 0 ? new(-i.Upper, -i.Lower, i.Confidence) : difference;

    private GateOutcome Judge(double gain, Interval? interval)
    {
        if (double.IsNaN(gain) || interval is not { } i)
            return GateOutcome.Inconclusive;
        return i.Lower > Required || (!mustBeBetter && i.Lower >= Required) ? GateOutcome.Pass
            : i.Upper < Required || (mustBeBetter && i.Upper <= Required) ? GateOutcome.Fail
            : GateOutcome.Inconclusive;
    }

    private string Sentence(QualityMetric measured, ScoredRows candidate, ScoredRows other, string name, double gain, Interval? interval, GateOutcome outcome, long? needed)
    {
        var ours = measured.Compute(candidate.Labels.AsSpan(), candidate.Predictions.AsSpan());
        var theirs = measured.Compute(other.Labels.AsSpan(), other.Predictions.AsSpan());
        var verdict = outcome switch
        {
            GateOutcome.Pass => mustBeBetter ? "better" : "not worse",
            GateOutcome.Fail => mustBeBetter ? "not better" : "worse",
            _ when needed is { } n => $"not sure, about {n} more rows would tell",
            _ when candidate.Count < MetricBootstrap.LeastRows => "not sure on so few rows",
            _ => "not sure, the two are too close to tell apart",
        };
        return $"{metric} {PlainNumber.Of(ours)} against {PlainNumber.Of(theirs)} of {name} on the same {candidate.Count} rows: a gain of {PlainNumber.Of(gain)}{(measured.Unit is { } unit ? $" {unit}" : "")}{(interval is { } i ? $" ({i})" : "")}, {(mustBeBetter ? "more than" : "at least")} {PlainNumber.Of(Required)} asked; {verdict}.";
    }

    /// <summary>A baseline may have no answer for a row (its season has just begun): such rows say nothing about either.</summary>
    private static (ScoredRows Candidate, ScoredRows Other) WhereBothAnswer(ScoredRows candidate, ScoredRows other)
    {
        int[] rows = [.. Enumerable.Range(0, candidate.Count).Where(i => double.IsFinite(candidate.Predictions[i]) && double.IsFinite(other.Predictions[i]))];
        return rows.Length == candidate.Count ? (candidate, other) : (Pick(candidate, rows), Pick(other, rows));

        static ScoredRows Pick(ScoredRows from, int[] rows) => new()
        {
            Times = [.. rows.Select(i => from.Times[i])],
            Labels = [.. rows.Select(i => from.Labels[i])],
            Predictions = [.. rows.Select(i => from.Predictions[i])],
        };
    }

    private GateResult Unknown(Trial trial, string sentence) => new()
    {
        Gate = Name,
        Outcome = GateOutcome.Inconclusive,
        Observed = double.NaN,
        Required = Required,
        Rows = trial.Candidate.Count,
        Sentence = sentence,
    };
}
