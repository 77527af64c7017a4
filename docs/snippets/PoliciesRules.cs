using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;

namespace Snippets;

/// <summary>Every rule asked once.</summary>
public static class PoliciesRules
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static void QualityDrops()
    {
        #region policies-quality-drops
        var rule = Rule.QualityDrops("auc", by: 0.02);
        var answer = rule.Evaluate(Evidence.For("fraud", Monday)
            .WithQuality("auc", reference: 0.93, current: 0.89, interval: (0.88, 0.90)));
        // Holds: auc 0.89 (0.88 to 0.9) against the first accepted 0.93: worse by 0.04 (0.03 to 0.05), more than 0.02.
        #endregion
        answer.Outcome.Should().Be(RuleOutcome.Holds);
        answer.Reasons[0].Sentence.Should().Be("auc 0.89 (0.88 to 0.9) against the first accepted 0.93: worse by 0.04 (0.03 to 0.05), more than 0.02.");
    }

    public static void SeverityAtLeast()
    {
        #region policies-severity-at-least
        var band = new MetricBand { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Tolerated = 45, Replace = 90 };
        var evidence = Evidence.For("demand", Monday).WithQuality("mae", reference: 40, current: 52, interval: (48, 57), band: band);

        var worseThanTolerated = Rule.OutsideBand("mae").Evaluate(evidence);                                   // Holds
        var worseThanUseful = Rule.SeverityAtLeast("mae", BandSeverity.Replace).Evaluate(evidence);            // Fails
        #endregion
        worseThanTolerated.Outcome.Should().Be(RuleOutcome.Holds);
        worseThanUseful.Outcome.Should().Be(RuleOutcome.Fails);
    }

    public static void DriftedColumns()
    {
        #region policies-drifted-columns
        var evidence = Evidence.For("fraud", Monday)
            .WithColumn("amount", DriftVerdict.Drifted, effect: 0.35)
            .WithColumn("channel", DriftVerdict.Inconclusive);

        var one = Rule.DriftedColumns(atLeast: 1).Evaluate(evidence);       // Holds: amount
        var two = Rule.DriftedColumns(atLeast: 2).Evaluate(evidence);       // Unknown: channel is not decided yet
        #endregion
        one.Outcome.Should().Be(RuleOutcome.Holds);
        two.Outcome.Should().Be(RuleOutcome.Unknown);
    }

    public static void DriftBegins()
    {
        #region policies-drift-begins
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.QualityDrops("auc", by: 0.02))
            .NoticeWhen(Rule.DriftBegins()));

        var decision = policy.Decide(Evidence.For("fraud", Monday)
            .WithColumn("amount", DriftVerdict.Drifted, effect: 0.35)
            .WithHistory(Evidence.For("fraud", Monday - Week).WithColumn("amount", DriftVerdict.Drifted, effect: 0.30)));
        // NoAction, with the notice: 1 column drifted in two windows in a row: amount (0.35).
        #endregion
        decision.Action.Should().Be(LifecycleAction.NoAction);
        decision.Notices.Should().Equal("1 column drifted in two windows in a row: amount (0.35).");
    }

    public static void DriftBeforeLabels()
    {
        #region policies-drift-before-labels
        var evidence = Evidence.For("credit", Monday)
            .WithLabels(delay: TimeSpan.FromDays(180), horizon: TimeSpan.FromDays(60))
            .WithColumn("income", DriftVerdict.Drifted)
            .WithHistory(Evidence.For("credit", Monday - Week).WithColumn("income", DriftVerdict.Drifted));

        var answer = Rule.DriftBeforeLabels().Evaluate(evidence);           // Holds: nobody waits half a year for labels
        #endregion
        answer.Outcome.Should().Be(RuleOutcome.Holds);
    }

    public static void Every()
    {
        #region policies-every
        var rule = Rule.Every(TimeSpan.FromDays(28));
        var answer = rule.Evaluate(Evidence.For("fraud", Monday).WithLastRun(finished: Monday.AddDays(-27)));
        // Fails; answer.NotBefore is tomorrow.
        #endregion
        answer.Outcome.Should().Be(RuleOutcome.Fails);
        answer.NotBefore.Should().Be(Monday.AddDays(1));
    }

    public static void NewRows()
    {
        #region policies-new-rows
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.NewRows(atLeast: 100_000) & Rule.Every(TimeSpan.FromDays(7))));
        #endregion
        policy.Decide(Evidence.For("fraud", Monday).WithRuns().WithNewRows(120_000)).Action.Should().Be(LifecycleAction.Retrain);
    }

    public static void SchemaChanged()
    {
        #region policies-schema-changed
        var evidence = Evidence.For("demand", Monday).WithSchemaChange(
            new SchemaChange { Kind = SchemaChangeKind.Renamed, Column = "hum", Breaking = true, After = "humidity", Sentence = "hum is now called humidity." });

        var decision = RetrainingPolicy.Create(p => p.RepairDataWhen(Rule.SchemaChanged())).Decide(evidence);
        // RepairData, columns: hum.
        #endregion
        decision.Action.Should().Be(LifecycleAction.RepairData);
        decision.Columns.Should().Equal("hum");
    }

    public static void FeedBroken()
    {
        #region policies-feed-broken
        var evidence = Evidence.For("demand", Monday)
            .WithFeed("atemp", "atemp jumped to 82 % of its usual level while temp did not: a unit changed?", breaking: true);

        var decision = RetrainingPolicy.Create(p => p.RepairDataWhen(Rule.FeedBroken())).Decide(evidence);
        #endregion
        decision.Columns.Should().Equal("atemp");
    }

    public static void RejectedInARow()
    {
        #region policies-rejected-in-a-row
        var policy = RetrainingPolicy.Create(p => p
            .RetrainWhen(Rule.OutsideBand("mae"))
            .RedevelopWhen(Rule.OutsideBand("mae") & Rule.RejectedInARow(3)));
        #endregion
        policy.Metrics.Should().Equal("mae");
    }

    public static void HeldFor()
    {
        #region policies-held-for
        var rule = Rule.NewRows(10).HeldFor(2 * Week);
        var answer = rule.Evaluate(Evidence.For("fraud", Monday).WithNewRows(12)
            .WithHistory(
                Evidence.For("fraud", Monday - Week).WithNewRows(11),
                Evidence.For("fraud", Monday - (2 * Week)).WithNewRows(9)));
        // Fails: it has held for 7 days only; answer.NotBefore is in a week.
        #endregion
        answer.Outcome.Should().Be(RuleOutcome.Fails);
        answer.NotBefore.Should().Be(Monday + Week);
    }
}
