using MlOps.Lifecycle.Policies;

namespace Snippets;

/// <summary>A policy in a unit test.</summary>
public static class PolicyTest
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    #region policy-test
    public static void Quality_drop_waits_for_the_cooldown()
    {
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.QualityDrops("auc", by: 0.02)).Limit(cooldown: TimeSpan.FromDays(2)));
        var evidence = Evidence.For("fraud", at: Noon)
            .WithQuality("auc", reference: 0.93, current: 0.89, interval: (0.88, 0.90))
            .WithLastRun(finished: Noon.AddHours(-5));

        var decision = policy.Decide(evidence);

        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().Be(Noon.AddHours(43));
        decision.Reasons.Should().Contain(r => r.Rule == "cooldown");
    }
    #endregion
}
