using Microsoft.Extensions.Configuration;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Testing;

namespace Snippets;

/// <summary>A rule of one's own, used and held to the suite.</summary>
public static class PoliciesOwnRuleUse
{
    public static void Combine()
    {
        #region policies-use-own-rule
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.OutsideBand("mae") & Rule.Weekday(DayOfWeek.Sunday)));
        #endregion
        policy.Metrics.Should().Equal("mae");
    }

    public static void Configure()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Policy:RetrainWhen:0:Kind", "weekday"), new("Policy:RetrainWhen:0:Day", "Monday")]).Build();
        #region policies-own-rule-configuration
        var policy = RetrainingPolicy.FromConfiguration(configuration.GetSection("Policy"), WeekdayRule.InConfiguration);
        #endregion
        policy.Decide(Evidence.For("fraud", new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero))).Action.Should().Be(LifecycleAction.Retrain);
    }

    public static async Task Conform()
    {
        #region policies-conformance
        foreach (var one in RuleConformance.Cases.Where(one => one.Name != RuleConformance.NothingKnown))     // it needs nothing but the time
            await one.RunAsync(Rule.Weekday(DayOfWeek.Sunday), CancellationToken.None);
        #endregion
    }
}
