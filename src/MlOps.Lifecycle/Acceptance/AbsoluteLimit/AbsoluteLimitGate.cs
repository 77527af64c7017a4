using System.Collections.Immutable;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>A metric must reach a limit, and so must its whole interval: what could be luck is Inconclusive.</summary>
internal sealed class AbsoluteLimitGate(string metric, double limit, bool isMaximum, double confidence) : IGate
{
    public string Kind => isMaximum ? "at-most" : "at-least";

    public ImmutableArray<string> Metrics => [metric];

    public GateResult Evaluate(Trial trial)
    {
        if (trial.FindMetric(metric) is not { } measured)
            return Unknown(trial, $"Nobody measures '{metric}', so it cannot be {Words} {PlainNumber.Of(limit)}.");
        if (trial.Candidate.Count == 0)
            return Unknown(trial, $"There is no labeled row to measure {metric} on: wait for labels.") with { RowsNeeded = MetricBootstrap.LeastRows };
        var result = MetricBootstrap.Metric(measured, trial.Candidate, confidence, trial.Seed);
        var outcome = Judge(result.Estimate, MetricBootstrap.Trusted(trial.Candidate.Count, result));
        var needed = outcome is GateOutcome.Inconclusive ? MetricBootstrap.RowsNeeded(trial.Candidate.Count, Math.Abs(result.Estimate - limit), result.Interval) : null;
        return new()
        {
            Gate = Name,
            Outcome = outcome,
            Observed = result.Estimate,
            Interval = result.Interval,
            Required = limit,
            Rows = trial.Candidate.Count,
            RowsNeeded = needed,
            Sentence = $"{metric} is {PlainNumber.Of(result.Estimate)}{(measured.Unit is { } unit ? $" {unit}" : "")}{(result.Interval is { } i ? $" ({i})" : "")} on {trial.Candidate.Count} rows; {Words} {PlainNumber.Of(limit)} was agreed{Verdict(outcome, needed)}.",
        };
    }

    public bool IsMaximum => isMaximum;

    public string Name => $"{metric} {Words} {PlainNumber.Of(limit)}";

    private string Words => isMaximum ? "at most" : "at least";

    private GateOutcome Judge(double estimate, Interval? interval)
    {
        if (double.IsNaN(estimate) || interval is not { } i)
            return GateOutcome.Inconclusive;
        if (isMaximum)
            return i.Upper <= limit ? GateOutcome.Pass : i.Lower > limit ? GateOutcome.Fail : GateOutcome.Inconclusive;
        return i.Lower >= limit ? GateOutcome.Pass : i.Upper < limit ? GateOutcome.Fail : GateOutcome.Inconclusive;
    }

    private static string Verdict(GateOutcome outcome, long? needed) => outcome switch
    {
        GateOutcome.Pass => ": met",
        GateOutcome.Fail => ": not met",
        _ => needed is { } n ? $": not sure yet, about {n} more rows would tell" : ": too few rows to be sure",
    };

    private GateResult Unknown(Trial trial, string sentence) => new()
    {
        Gate = Name,
        Outcome = GateOutcome.Inconclusive,
        Observed = double.NaN,
        Required = limit,
        Rows = trial.Candidate.Count,
        Sentence = sentence,
    };
}
