using System.Text;
using Microsoft.Extensions.Configuration;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class PolicyConfigurationTests
{
    [Fact]
    public void A_policy_is_read_with_all_its_parts()
    {
        var policy = Read("""
            {
              "Name": "careful",
              "RepairDataWhen": [ { "Kind": "feed-broken" }, { "Kind": "schema-changed", "BreakingOnly": false } ],
              "RetrainWhen": [
                { "Kind": "quality-drops", "Metric": "auc", "By": 0.02, "HeldFor": "7.00:00:00" },
                { "Kind": "all", "Rules": [ { "Kind": "every", "Period": "28.00:00:00" }, { "Kind": "not", "Rule": { "Kind": "rejected-in-a-row", "Times": 2 } } ] }
              ],
              "NoticeWhen": [ { "Kind": "drift-begins", "Quiet": "30.00:00:00" } ],
              "Limit": { "Cooldown": "2.00:00:00", "Runs": 3, "Per": "90.00:00:00", "Budget": 99.5 }
            }
            """);
        policy.Name.Should().Be("careful");
        policy.Metrics.Should().Equal("auc");
        policy.Memory.Should().Be(TimeSpan.FromDays(60));
        policy.Decide(Blank.WithLastRun(Noon.AddDays(-30), cost: 10)).Action.Should().Be(LifecycleAction.Retrain);
        policy.Decide(Blank.WithLastRun(Noon.AddDays(-30), cost: 100)).Action.Should().Be(LifecycleAction.Wait);
        policy.Decide(Blank.WithRuns(new(Noon.AddDays(-30), RunOutcome.Rejected, 1), new(Noon.AddDays(-31), RunOutcome.Rejected, 1))).Action.Should().Be(LifecycleAction.NoAction);
        policy.Decide(Blank.WithFeed("hum", "broken")).Action.Should().Be(LifecycleAction.RepairData);
    }

    [Fact]
    public void Every_built_in_kind_is_known_and_named_as_its_rules_are()
    {
        BuiltInRules.All.Select(kind => kind.Name).Should().Equal(
            "drift-before-labels", "drift-begins", "drifted-columns", "every", "feed-broken", "new-rows", "quality-drops", "rejected-in-a-row", "schema-changed", "severity-at-least");
        foreach (var kind in BuiltInRules.All)
            Read($$"""{ "RetrainWhen": [ { "Kind": "{{kind.Name}}", {{Settings(kind.Name)}} } ] }""").Decide(Blank).Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "quality-dorps", "Metric": "auc" } ] }""", "*'quality-dorps' at Policy:RetrainWhen:0:Kind*quality-drops*RuleKind*")]
    [InlineData("""{ "RetrainWhen": [ { "Metric": "auc" } ] }""", "*Policy:RetrainWhen:0:Kind is missing*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "quality-drops", "Metric": "auc" } ] }""", "*Policy:RetrainWhen:0:By is missing*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "quality-drops", "Metric": "auc", "By": "much" } ] }""", "*'much' at Policy:RetrainWhen:0:By is not a number*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "quality-drops", "Metric": "auc", "By": -1 } ] }""", "Policy:RetrainWhen:0: *zero or more*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "quality-drops", "Metric": "auc", "By": 1, "HeldFr": "1.00:00:00" } ] }""", "*Policy:RetrainWhen:0:HeldFr is no setting of 'quality-drops'*By*HeldFor*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "every", "Period": "a day" } ] }""", "*'a day' at Policy:RetrainWhen:0:Period is not a time*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "every", "Period": "1.00:00:00", "HeldFor": "-1.00:00:00" } ] }""", "Policy:RetrainWhen:0:HeldFor: *")]
    [InlineData("""{ "RetrainWhen": { "Kind": "feed-broken" } }""", "*Policy:RetrainWhen is not a list*square brackets*")]
    [InlineData("""{ "RetrainWhen": "feed-broken" }""", "*not a list of rules*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "all" } ] }""", "*Policy:RetrainWhen:0:Rules is empty*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "severity-at-least", "Metric": "mae", "Severity": "3" } ] }""", "*'3' at Policy:RetrainWhen:0:Severity is not one of*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "feed-broken" } ], "Limits": { "Runs": 1 } }""", "*Policy:Limits is no setting of a policy*Limit*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "feed-broken" } ], "Limit": { "Cooldwn": "1.00:00:00" } }""", "*Policy:Limit:Cooldwn is no setting of a limit*")]
    [InlineData("""{ "RetrainWhen": [ { "Kind": "feed-broken" } ], "Limit": { "Runs": 1 } }""", "Policy: *needs a stretch of time*")]
    [InlineData("""{ "Name": "empty" }""", "*Policy has no rule*RetrainWhen*")]
    public void What_is_not_understood_is_refused_with_its_path(string json, string message)
    {
        var act = () => Read(json);
        act.Should().Throw<LifecycleException>().WithMessage(message);
    }

    [Fact]
    public void A_rule_of_yours_brings_its_own_kind()
    {
        var policy = Read("""{ "RetrainWhen": [ { "Kind": "weekday", "Day": "Monday" } ] }""", WeekdayRule.InConfiguration);
        policy.Decide(Blank).Action.Should().Be(LifecycleAction.Retrain, "noon is on a Monday");
        policy.Decide(Blank with { At = Noon.AddDays(1) }).Action.Should().Be(LifecycleAction.NoAction);
        Rule.Weekday(DayOfWeek.Monday).HeldFor(Week).Should().NotBeNull("a rule of yours is made and combined like the library's own");
    }

    [Fact]
    public void A_kind_that_is_taken_is_refused()
    {
        var act = () => Read("""{ "RetrainWhen": [ { "Kind": "every", "Period": "1.00:00:00" } ] }""", new RuleKind("Every", _ => TenRows));
        act.Should().Throw<ArgumentException>().WithMessage("*two kinds*Every*");
    }

    private static string Settings(string kind) => kind switch
    {
        "quality-drops" => "\"Metric\": \"auc\", \"By\": 0.1",
        "severity-at-least" => "\"Metric\": \"auc\", \"Severity\": \"Replace\"",
        "every" => "\"Period\": \"1.00:00:00\"",
        "new-rows" or "drifted-columns" => "\"AtLeast\": 2",
        "rejected-in-a-row" => "\"Times\": 2",
        _ => "\"HeldFor\": \"1.00:00:00\"",
    };

    private static RetrainingPolicy Read(string json, params RuleKind[] kinds)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($$"""{ "Policy": {{json}} }"""));
        return RetrainingPolicy.FromConfiguration(new ConfigurationBuilder().AddJsonStream(stream).Build().GetSection("Policy"), kinds);
    }
}
