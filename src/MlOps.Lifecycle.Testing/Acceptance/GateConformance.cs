using MlOps.Lifecycle.Acceptance;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IGate"/> must do, as plain cases for any test framework.</summary>
public static class GateConformance
{
    /// <summary>The cases. Each gets the gate; gates are pure, so one instance serves all.</summary>
    public static IReadOnlyList<ConformanceCase<IGate>> Cases { get; } =
    [
        Case("The_kind_is_a_name_for_configuration", gate =>
        {
            Expect.True(gate.Kind.Length > 0 && gate.Kind.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'), $"The kind '{gate.Kind}' should be lower-case letters and '-'.");
            Expect.True(!gate.Metrics.IsDefault && gate.Metrics.All(metric => metric.Length > 0), "Metrics should be names, or empty; never the default array.");
        }),
        Case("Without_a_row_nothing_passes", gate =>
        {
            foreach (var trial in TrialSamples.For(gate.Metrics).Where(trial => trial.Candidate.Count == 0))
                Expect.True(gate.Evaluate(trial).Outcome is not GateOutcome.Pass, "A candidate that answered no row should not pass.");
        }),
        Case("A_metric_that_nobody_measures_is_inconclusive", gate =>
        {
            if (!gate.Metrics.IsEmpty)
                Expect.Equal(GateOutcome.Inconclusive, gate.Evaluate(TrialSamples.Plain).Outcome, "the outcome");
        }),
        Each("The_same_trial_gives_the_same_answer", (gate, trial, result) => Expect.Equal(result, gate.Evaluate(trial), "the answer")),
        Each("An_answer_is_a_full_sentence", (_, _, result) =>
        {
            Expect.True(result.Gate.Length > 0, "An answer should name the gate in full.");
            Expect.True(result.Sentence.EndsWith('.'), $"A sentence ends with a period: '{result.Sentence}'");
        }),
        Each("What_could_not_be_measured_does_not_pass", (_, _, result) =>
            Expect.True(!double.IsNaN(result.Observed) || result.Outcome is GateOutcome.Inconclusive, $"Without a number the answer should be Inconclusive, not {result.Outcome}.")),
        Each("The_rows_judged_are_rows_of_the_trial", (_, trial, result) =>
        {
            Expect.True(result.Rows >= 0 && result.Rows <= trial.Candidate.Count, $"Judged were {result.Rows} of {trial.Candidate.Count} rows.");
            Expect.True(!(result.RowsNeeded <= 0), "Rows needed should be more than none.");
            Expect.True(result.RowsNeeded is null || result.Outcome is GateOutcome.Inconclusive, "Only an inconclusive answer needs more rows.");
        }),
    ];

    private static ConformanceCase<IGate> Each(string name, Action<IGate, Trial, GateResult> check) => Case(name, gate =>
    {
        foreach (var trial in TrialSamples.For(gate.Metrics))
            check(gate, trial, gate.Evaluate(trial));
    });

    private static ConformanceCase<IGate> Case(string name, Action<IGate> run) => new(name, (gate, _) =>
    {
        run(gate);
        return Task.CompletedTask;
    });
}
