using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Testing;
using MlOps.Lifecycle.Tests.Conventions;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class RuleConformanceTests
{
    private static readonly Dictionary<string, IRule> Rules = new(StringComparer.Ordinal)
    {
        ["drifted-columns"] = Rule.DriftedColumns(2),
        ["drift-begins"] = Rule.DriftBegins(),
        ["drift-before-labels"] = Rule.DriftBeforeLabels(),
        ["every"] = Rule.Every(Week),
        ["feed-broken"] = Rule.FeedBroken(),
        ["new-rows"] = Rule.NewRows(1000),
        ["quality-drops of a gain"] = Rule.QualityDrops("auc", 0.02),
        ["quality-drops of an error"] = Rule.QualityDrops("mae", 5),
        ["rejected-in-a-row"] = Rule.RejectedInARow(2),
        ["schema-changed"] = Rule.SchemaChanged(breakingOnly: false),
        ["severity-at-least update"] = Rule.OutsideBand("mae"),
        ["severity-at-least replace"] = Rule.SeverityAtLeast("gain", BandSeverity.Replace),
        ["all"] = Rule.Every(Week) & Rule.NewRows(1000) & Rule.QualityDrops("mae", 5),
        ["any"] = Rule.OutsideBand("mae") | Rule.FeedBroken() | Rule.DriftedColumns(),
        ["not"] = !Rule.QualityDrops("mae", 5),
        ["held-for"] = Rule.OutsideBand("mae").HeldFor(2 * Week),
        ["confirmed-loss"] = new ConfirmedLossRule(null, null, replaceOnly: false),
        ["confirmed-loss replace"] = new ConfirmedLossRule("gain", 5, replaceOnly: true),
        ["refit-did-not-help"] = new RefitDidNotHelpRule(),
        ["a rule of yours"] = Rule.Weekday(DayOfWeek.Monday),
    };

    private static readonly Dictionary<string, IRetrainingPolicy> Policies = new(StringComparer.Ordinal)
    {
        ["recommended"] = RetrainingPolicy.Recommended,
        ["recommended for"] = RetrainingPolicy.RecommendedFor(new RecommendedSettings { HeldFor = Week, Runs = 3, Per = 10 * Week, Budget = 120 }),
        ["never"] = RetrainingPolicy.Never,
        ["calendar"] = RetrainingPolicy.Calendar(Week),
        ["rules"] = RetrainingPolicy.Create(p => p
            .RollBackWhen(Rule.SeverityAtLeast("mae", BandSeverity.Replace))
            .RecalibrateWhen(Rule.QualityDrops("auc", 0.1))
            .RetrainWhen(Rule.DriftedColumns())
            .Limit(cooldown: Week)),
    };

    public static TheoryData<string, string> RuleCases() =>
        [.. from rule in Rules.Keys
            from demand in RuleConformance.Cases
            where !(rule is "a rule of yours" && demand.Name == RuleConformance.NothingKnown)
            select (rule, demand.Name)];

    public static TheoryData<string, string> PolicyCases() =>
        [.. from policy in Policies.Keys from demand in PolicyConformance.Cases select (policy, demand.Name)];

    [Theory]
    [MemberData(nameof(RuleCases))]
    public Task Rule_keeps_the_contract(string rule, string demand) =>
        RuleConformance.Cases.Single(known => known.Name == demand).RunAsync(Rules[rule], TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(PolicyCases))]
    public Task Policy_keeps_the_contract(string policy, string demand) =>
        PolicyConformance.Cases.Single(known => known.Name == demand).RunAsync(Policies[policy], TestContext.Current.CancellationToken);

    [Fact]
    public void No_rule_and_no_policy_is_left_out()
    {
        Left<IRule>(Rules.Values).Should().BeEmpty();
        Left<IRetrainingPolicy>(Policies.Values).Should().BeEmpty();
    }

    [Fact]
    public void Every_rule_has_a_page_with_the_same_headings()
    {
        foreach (var kind in BuiltInRules.All.Select(kind => kind.Name).Append("held-for"))
            PageHeadings.ShouldBeOn($"policies/{kind}.md");
    }

    private static IEnumerable<string> Left<T>(IEnumerable<T> covered) =>
        typeof(Rule).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type))
            .Except(covered.Select(one => one!.GetType()))
            .Select(type => type.Name);
}
