using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class SimpleRuleTests
{
    [Theory]
    [InlineData(1, RuleOutcome.Holds)]
    [InlineData(2, RuleOutcome.Unknown)]
    [InlineData(3, RuleOutcome.Fails)]
    public void Inconclusive_columns_leave_the_count_open(int atLeast, RuleOutcome expected)
    {
        var evidence = Blank.WithColumn("a", DriftVerdict.Drifted, 0.4).WithColumn("b", DriftVerdict.Inconclusive).WithColumn("c", DriftVerdict.NotDrifted);
        var result = Rule.DriftedColumns(atLeast).Evaluate(evidence);
        result.Outcome.Should().Be(expected);
        result.Columns.Should().Equal("a");
    }

    [Fact]
    public void A_column_with_two_detectors_counts_once() =>
        Rule.DriftedColumns(2).Evaluate(Blank with { Drift = [new("a", DriftVerdict.Drifted), new("a", DriftVerdict.Drifted), new("a", DriftVerdict.Inconclusive)] })
            .Outcome.Should().Be(RuleOutcome.Fails);

    [Fact]
    public void Unknown_drift_is_unknown() => Rule.DriftedColumns().Evaluate(Blank).Outcome.Should().Be(RuleOutcome.Unknown);

    [Fact]
    public void Every_counts_from_the_end_of_the_last_run_however_it_ended()
    {
        var rule = Rule.Every(TimeSpan.FromDays(28));
        rule.Evaluate(Blank.WithLastRun(Noon.AddDays(-28), RunOutcome.Failed)).Outcome.Should().Be(RuleOutcome.Holds);
        var early = rule.Evaluate(Blank.WithLastRun(Noon.AddDays(-28)).WithLastRun(Noon.AddDays(-27), RunOutcome.Rejected));
        early.Outcome.Should().Be(RuleOutcome.Fails);
        early.NotBefore.Should().Be(Noon.AddDays(1));
    }

    [Fact]
    public void Every_without_a_run_counts_from_the_champion()
    {
        var rule = Rule.Every(TimeSpan.FromDays(28));
        rule.Evaluate(Blank).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Blank with { ChampionSince = Noon.AddDays(-3) }).Outcome.Should().Be(RuleOutcome.Fails);
        rule.Evaluate(Evidence.For("demand", Noon)).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Theory]
    [InlineData(999, RuleOutcome.Fails)]
    [InlineData(1000, RuleOutcome.Holds)]
    public void New_rows_are_counted(long rows, RuleOutcome expected) => Rule.NewRows(1000).Evaluate(Blank.WithNewRows(rows)).Outcome.Should().Be(expected);

    [Fact]
    public void Schema_changes_that_break_nothing_count_when_asked()
    {
        var added = new SchemaChange { Kind = SchemaChangeKind.Added, Column = "rain", Breaking = false, Sentence = "rain is new." };
        var gone = new SchemaChange { Kind = SchemaChangeKind.Removed, Column = "hum", Breaking = true, Sentence = "hum is gone." };
        Rule.SchemaChanged().Evaluate(Blank.WithSchemaChange(added)).Outcome.Should().Be(RuleOutcome.Fails);
        Rule.SchemaChanged(breakingOnly: false).Evaluate(Blank.WithSchemaChange(added)).Columns.Should().Equal("rain");
        var result = Rule.SchemaChanged().Evaluate(Blank.WithSchemaChange(added, gone));
        result.Outcome.Should().Be(RuleOutcome.Holds);
        result.Columns.Should().Equal("hum");
        result.Reasons.Should().ContainSingle(reason => reason.Sentence == "hum is gone.");
        Rule.SchemaChanged().Evaluate(Blank).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void A_broken_feed_names_its_columns()
    {
        var result = Rule.FeedBroken().Evaluate(Blank.WithFeed("temp", "Odd.", breaking: false).WithFeed("atemp", "The unit of atemp changed."));
        result.Outcome.Should().Be(RuleOutcome.Holds);
        result.Columns.Should().Equal("atemp");
        Rule.FeedBroken().Evaluate(Blank.WithFeed()).Outcome.Should().Be(RuleOutcome.Fails);
        Rule.FeedBroken().Evaluate(Blank).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Rejections_count_since_the_last_promotion()
    {
        var rule = Rule.RejectedInARow(2);
        RunEvidence Ended(int daysAgo, RunOutcome outcome) => new(Noon.AddDays(-daysAgo), outcome);
        rule.Evaluate(Blank.WithRuns(Ended(1, RunOutcome.Rejected), Ended(2, RunOutcome.Rejected))).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Blank.WithRuns(Ended(1, RunOutcome.Rejected), Ended(2, RunOutcome.Promoted), Ended(3, RunOutcome.Rejected))).Outcome.Should().Be(RuleOutcome.Fails);
        rule.Evaluate(Blank.WithRuns(Ended(1, RunOutcome.Rejected), Ended(2, RunOutcome.Failed), Ended(3, RunOutcome.Rejected))).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(Blank.WithRuns(Ended(1, RunOutcome.Inconclusive), Ended(2, RunOutcome.Rejected))).Outcome.Should().Be(RuleOutcome.Fails, "nothing is known about an undecided candidate");
        rule.Evaluate(Evidence.For("demand", Noon)).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    [Fact]
    public void Rejections_before_a_promotion_by_hand_do_not_count() =>
        Rule.RejectedInARow(1).Evaluate(Blank.WithLastRun(Noon.AddDays(-2), RunOutcome.Rejected) with { ChampionSince = Noon.AddDays(-1) }).Outcome.Should().Be(RuleOutcome.Fails);

    [Fact]
    public void Numbers_that_ask_for_nothing_are_refused()
    {
        Action[] acts =
        [
            () => Rule.DriftedColumns(0),
            () => Rule.NewRows(0),
            () => Rule.RejectedInARow(0),
            () => Rule.Every(TimeSpan.Zero),
            () => Rule.DriftBegins(TimeSpan.FromDays(-1)),
            () => Rule.SeverityAtLeast("mae", BandSeverity.Tolerated),
        ];
        foreach (var act in acts)
            act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
