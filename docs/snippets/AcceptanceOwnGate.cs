#region acceptance-own-gate
using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;

/// <summary>No single day may be worse than a limit: planners forgive a bad hour, not a bad day.</summary>
public sealed class WorstDayGate(string metric, double limit) : IGate
{
    public string Kind => "worst-day";

    public ImmutableArray<string> Metrics => [metric];

    public GateResult Evaluate(Trial trial)
    {
        if (trial.FindMetric(metric) is not { } measured || trial.Candidate.Count < 24)
            return Say(trial, GateOutcome.Inconclusive, double.NaN, $"{metric} cannot be measured on {trial.Candidate.Count} rows.");
        var worst = Enumerable.Range(0, trial.Candidate.Count)
            .GroupBy(row => trial.Candidate.Times[row].UtcDateTime.Date)
            .Max(day => measured.Compute(
                day.Select(row => trial.Candidate.Labels[row]).ToArray(),
                day.Select(row => trial.Candidate.Predictions[row]).ToArray()));
        return Say(trial, worst <= limit ? GateOutcome.Pass : GateOutcome.Fail, worst, FormattableString.Invariant($"{metric} of the worst day is {worst:0.##}; at most {limit:0.##} was agreed."));
    }

    private GateResult Say(Trial trial, GateOutcome outcome, double observed, string sentence) => new()
    {
        Gate = FormattableString.Invariant($"{metric} of the worst day at most {limit:0.##}"),
        Outcome = double.IsNaN(observed) ? GateOutcome.Inconclusive : outcome,
        Observed = observed,
        Required = limit,
        Rows = trial.Candidate.Count,
        Sentence = sentence,
    };
}

public static class WorstDayAgreementBuilderExtensions
{
    public static IAgreementBuilder WorstDayAtMost(this IAgreementBuilder agreement, string metric, double limit) =>
        agreement.Add(new WorstDayGate(metric, limit));
}
#endregion
