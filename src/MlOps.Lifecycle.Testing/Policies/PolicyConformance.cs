using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IRetrainingPolicy"/> must do, as plain cases for any test framework.</summary>
public static class PolicyConformance
{
    /// <summary>The cases. Each gets the policy; policies are pure, so one instance serves all.</summary>
    public static IReadOnlyList<ConformanceCase<IRetrainingPolicy>> Cases { get; } =
    [
        Case("A_policy_has_a_name_metrics_and_memory", policy =>
        {
            Expect.True(policy.Name.Length > 0, "A policy should have a name for records.");
            Expect.True(!policy.Metrics.IsDefault, "Metrics should be names, or empty; never the default array.");
            Expect.True(policy.Memory >= TimeSpan.Zero, "Memory should not be negative.");
        }),
        Case("Nothing_known_is_not_acted_on", policy =>
        {
            var action = policy.Decide(EvidenceSamples.Blank).Action;
            Expect.True(action is LifecycleAction.NoAction or LifecycleAction.Wait, $"With nothing known the action should be NoAction or Wait, not {action}.");
        }),
        Each("The_same_evidence_gives_the_same_decision", (policy, evidence, decision) =>
            Expect.Equal(decision, policy.Decide(EvidenceJson.Read(EvidenceJson.Write(evidence))), "the decision")),
        Each("A_decision_is_about_the_evidence", (policy, evidence, decision) =>
        {
            Expect.Equal(evidence.Model, decision.Model, "the model");
            Expect.Equal(evidence.At, decision.At, "the time");
            Expect.Equal(policy.Name, decision.Policy, "the policy");
        }),
        Each("A_decision_says_why_and_why_not", (_, _, decision) =>
        {
            Expect.True(!decision.Reasons.IsDefaultOrEmpty && decision.Sentence.Length > 0, "A decision should have reasons and a sentence.");
            Expect.True(decision.Refused.All(refused => refused.Action != decision.Action && !refused.Reasons.IsDefaultOrEmpty), "What was refused should not be what was taken, and have reasons.");
        }),
        Each("What_is_waited_for_lies_ahead", (_, evidence, decision) =>
        {
            Expect.True(!(decision.NotBefore <= evidence.At), $"NotBefore ({decision.NotBefore:O}) should be later than the evidence ({evidence.At:O}).");
            Expect.True(decision.NotBefore is null || decision.Action is LifecycleAction.Wait or LifecycleAction.NoAction, $"Only Wait and NoAction have a time, not {decision.Action}.");
        }),
        Each("Nothing_is_trained_while_a_run_is_open", (_, evidence, decision) =>
            Expect.True(evidence.IsRunOpen is not true || decision.Action is not (LifecycleAction.Retrain or LifecycleAction.Recalibrate), "One run at a time.")),
        Each("A_decision_reads_back_equal", (_, _, decision) => Expect.Equal(decision, DecisionJson.Read(DecisionJson.Write(decision)), "the decision")),
    ];

    private static ConformanceCase<IRetrainingPolicy> Each(string name, Action<IRetrainingPolicy, Evidence, Decision> check) => Case(name, policy =>
    {
        foreach (var evidence in EvidenceSamples.All)
            check(policy, evidence, policy.Decide(evidence));
    });

    private static ConformanceCase<IRetrainingPolicy> Case(string name, Action<IRetrainingPolicy> run) => new(name, (policy, _) =>
    {
        run(policy);
        return Task.CompletedTask;
    });
}
