using System.Text;
using Microsoft.Extensions.Configuration;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;

namespace Snippets;

/// <summary>Policies as a whole.</summary>
public static class PoliciesDecisions
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);
    private static readonly TimeSpan OneMonth = TimeSpan.FromDays(30);
    private static readonly TimeSpan TwoWeeks = TimeSpan.FromDays(14);
    private static readonly TimeSpan OneQuarter = TimeSpan.FromDays(91);

    public static void Compose()
    {
        #region policies-compose
        var policy = RetrainingPolicy.Create(p => p
            .RepairDataWhen(Rule.FeedBroken() | Rule.SchemaChanged())
            .RetrainWhen(Rule.QualityDrops("auc", by: 0.02).HeldFor(OneDay) | Rule.Every(OneMonth))
            .RedevelopWhen(Rule.RejectedInARow(2))
            .NoticeWhen(Rule.DriftBegins())
            .Limit(cooldown: TwoWeeks, runs: 6, per: OneQuarter, budget: 3_000m));
        #endregion
        policy.Metrics.Should().Equal("auc");
    }

    public static void ReadADecision()
    {
        #region policies-decision
        var policy = RetrainingPolicy.Create(p => p
            .RepairDataWhen(Rule.FeedBroken())
            .RetrainWhen(Rule.QualityDrops("auc", by: 0.02))
            .Limit(cooldown: TwoWeeks));
        var evidence = Evidence.For("fraud", Monday)
            .WithQuality("auc", reference: 0.93, current: 0.89, interval: (0.88, 0.90))
            .WithFeed("amount", "amount is filled with cents since Friday.")
            .WithRuns();

        var decision = policy.Decide(evidence);

        Console.WriteLine(decision.Action);                 // RepairData
        Console.WriteLine(decision.Sentence);               // Repair the data: amount is filled with cents since Friday.
        foreach (var refused in decision.Refused)
            Console.WriteLine($"not {refused.Action}: {refused.Reasons[0].Sentence}");
        #endregion
        decision.Action.Should().Be(LifecycleAction.RepairData);
        decision.Refused.Should().ContainSingle(refused => refused.Action == LifecycleAction.Retrain);
    }

    public static void Recommended()
    {
        #region policies-recommended
        var policy = RetrainingPolicy.Recommended;                                       // judges what was agreed on
        var forOneMetric = RetrainingPolicy.RecommendedFor("auc", by: 0.02);             // nothing agreed yet: name what matters
        var careful = RetrainingPolicy.RecommendedFor(new RecommendedSettings
        {
            HeldFor = TimeSpan.FromDays(7),
            Runs = 6,
            Per = OneQuarter,
        });
        #endregion
        policy.Decide(Evidence.For("fraud", Monday)).Action.Should().Be(LifecycleAction.NoAction);
        forOneMetric.Metrics.Should().Equal("auc");
        careful.Name.Should().Be("recommended");
    }

    public static void Configuration()
    {
        var json = """
            { "MlOps": { "Models": { "Fraud": {
              "Name": "careful",
              "RepairDataWhen": [ { "Kind": "feed-broken" }, { "Kind": "schema-changed" } ],
              "RetrainWhen": [
                { "Kind": "quality-drops", "Metric": "auc", "By": 0.02, "HeldFor": "1.00:00:00" },
                { "Kind": "every", "Period": "30.00:00:00" } ],
              "Limit": { "Cooldown": "14.00:00:00", "Runs": 6, "Per": "91.00:00:00" }
            } } } }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();

        #region policies-configuration
        var policy = RetrainingPolicy.FromConfiguration(configuration.GetSection("MlOps:Models:Fraud"));
        #endregion
        policy.Name.Should().Be("careful");
        policy.Memory.Should().Be(OneDay);
    }

    #region policies-test-drift
    public static void Drift_alone_is_a_notice()
    {
        var week = TimeSpan.FromDays(7);
        var evidence = Evidence.For("fraud", Monday).WithRuns()
            .WithColumn("amount", DriftVerdict.Drifted, effect: 0.35)
            .WithQuality("auc", reference: 0.93, current: 0.928, interval: (0.92, 0.936))
            .WithHistory(Evidence.For("fraud", Monday - week).WithColumn("amount", DriftVerdict.Drifted, effect: 0.31));

        var decision = RetrainingPolicy.Recommended.Decide(evidence);

        decision.Action.Should().Be(LifecycleAction.NoAction);
        decision.Notices.Should().ContainSingle().Which.Should().Contain("amount");
    }
    #endregion

    public static void KeepEvidence()
    {
        var evidence = Evidence.For("fraud", Monday).WithQuality("auc", reference: 0.93, current: 0.89);
        #region policies-evidence-json
        var json = EvidenceJson.Write(evidence);            // one line, with a format version
        var same = EvidenceJson.Read(json);                 // equal; what is unknown stays unknown
        #endregion
        same.Should().Be(evidence);
    }
}
