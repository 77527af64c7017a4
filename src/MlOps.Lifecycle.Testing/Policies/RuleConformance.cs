using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IRule"/> must do, as plain cases for any test framework.</summary>
public static class RuleConformance
{
    /// <summary>The name of the case that a rule leaves out when it needs nothing but the time.</summary>
    public const string NothingKnown = "Nothing_known_is_unknown";

    /// <summary>The cases. Each gets the rule; rules are pure, so one instance serves all.</summary>
    public static IReadOnlyList<ConformanceCase<IRule>> Cases { get; } =
    [
        Case("The_kind_is_a_name_for_configuration", rule =>
        {
            Expect.True(rule.Kind.Length > 0 && rule.Kind.All(letter => char.IsAsciiLetterLower(letter) || letter == '-'), $"The kind '{rule.Kind}' should be lower-case letters and '-'.");
            Expect.True(!rule.Metrics.IsDefault && rule.Metrics.All(metric => metric.Length > 0), "Metrics should be names, or empty; never the default array.");
            Expect.True(rule.Memory >= TimeSpan.Zero, "Memory should not be negative.");
        }),
        Case(NothingKnown, rule => Expect.Equal(RuleOutcome.Unknown, rule.Evaluate(EvidenceSamples.Blank).Outcome, "the outcome")),
        Case("No_evidence_makes_it_throw", rule =>
        {
            foreach (var evidence in EvidenceSamples.All)
                rule.Evaluate(evidence);
        }),
        Case("The_same_evidence_gives_the_same_answer", rule =>
        {
            foreach (var evidence in EvidenceSamples.All)
                Expect.Equal(rule.Evaluate(evidence), rule.Evaluate(EvidenceJson.Read(EvidenceJson.Write(evidence))), "the answer");
        }),
        Case("Every_answer_has_reasons_in_full_sentences", rule =>
        {
            foreach (var reason in EvidenceSamples.All.SelectMany(evidence =>
            {
                var reasons = rule.Evaluate(evidence).Reasons;
                Expect.True(!reasons.IsDefaultOrEmpty, "An answer should have a reason.");
                return reasons;
            }))
            {
                Expect.True(reason.Rule.Length > 0 && reason.Observed.Length > 0 && reason.Required.Length > 0, $"A reason should say what was observed and required: {reason}");
                Expect.True(reason.Sentence.EndsWith('.') && !reason.Sentence.Contains("  ", StringComparison.Ordinal), $"A sentence ends with a period: '{reason.Sentence}'");
            }
        }),
        Case("What_is_waited_for_lies_ahead", rule =>
        {
            foreach (var (evidence, result) in EvidenceSamples.All.Select(evidence => (evidence, rule.Evaluate(evidence))))
            {
                Expect.True(!(result.NotBefore <= evidence.At), $"NotBefore ({result.NotBefore:O}) should be later than the evidence ({evidence.At:O}).");
                Expect.True(!result.IsPending || result.Outcome is RuleOutcome.Unknown, $"Only an unknown answer is pending, not {result.Outcome}.");
            }
        }),
        Case("Another_metric_does_not_change_the_answer", rule =>
        {
            if (rule.Metrics.IsEmpty)
                return;
            foreach (var evidence in EvidenceSamples.All.Where(evidence => evidence.Quality is not null))
            {
                var more = evidence.WithQuality("another", 1, 2, (1, 3), direction: Monitoring.MetricDirection.LowerIsBetter);
                Expect.Equal(rule.Evaluate(evidence).Outcome, rule.Evaluate(more).Outcome, "the outcome");
            }
        }),
    ];

    private static ConformanceCase<IRule> Case(string name, Action<IRule> run) => new(name, (rule, _) =>
    {
        run(rule);
        return Task.CompletedTask;
    });
}
