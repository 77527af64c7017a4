using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class DriftBeginsRuleTests
{
    private const DriftVerdict Yes = DriftVerdict.Drifted;
    private const DriftVerdict No = DriftVerdict.NotDrifted;
    private static readonly IRule Begins = Rule.DriftBegins();

    [Fact]
    public void One_odd_week_is_no_drift()
    {
        Begins.Evaluate(Temp(Yes)).Outcome.Should().Be(RuleOutcome.Fails);
        Begins.Evaluate(Temp(Yes, No, No)).Outcome.Should().Be(RuleOutcome.Fails);
    }

    [Fact]
    public void Two_weeks_in_a_row_are_noticed_by_name()
    {
        var result = Begins.Evaluate(Temp(Yes, Yes, No, No).WithNoticed());
        result.Outcome.Should().Be(RuleOutcome.Holds);
        result.Columns.Should().Equal("temp");
        result.Reasons[0].Sentence.Should().Contain("temp").And.Contain("two windows in a row");
    }

    [Fact]
    public void A_spring_is_one_notice_and_not_twelve()
    {
        var told = new List<NoticedDrift>();
        var history = new List<Evidence>();
        for (var week = 0; week < 52; week++)
        {
            // Temperature drifts from week 10 to 35, humidity joins it in week 12, with a quiet week now and then.
            var evidence = Evidence.For("demand", Noon + (week * Week))
                .WithWindow(Noon + ((week - 1) * Week), Noon + (week * Week))
                .WithColumn("temp", week is >= 10 and < 35 && week % 9 != 0 ? Yes : No)
                .WithColumn("hum", week is >= 12 and < 20 ? Yes : No)
                .WithHistory([.. history])
                .WithNoticed([.. told]);
            var result = Begins.Evaluate(evidence);
            if (result.Outcome is RuleOutcome.Holds)
                told.Add(new(evidence.At, result.Columns));
            history.Add(evidence);
        }

        told.Should().ContainSingle().Which.Columns.Should().Equal("temp");
    }

    [Fact]
    public void Drift_that_joins_within_the_quiet_time_is_noticed_after_it()
    {
        var evidence = Temp(Yes, Yes, Yes, Yes, Yes, Yes) with { Noticed = [new(Noon.AddDays(-30), ["hum"])] };
        var waiting = Begins.Evaluate(evidence);
        waiting.Outcome.Should().Be(RuleOutcome.Fails);
        waiting.NotBefore.Should().Be(Noon.AddDays(62));
        Begins.Evaluate(evidence with { Noticed = [new(Noon.AddDays(-92), ["hum"])] }).Outcome.Should().Be(RuleOutcome.Holds);
    }

    [Fact]
    public void Drift_that_goes_on_was_noticed()
    {
        Begins.Evaluate(Temp(Yes, Yes, Yes, No, Yes, Yes) with { Noticed = [new(Noon.AddDays(-200), ["temp"])] }).Outcome.Should().Be(RuleOutcome.Fails);
        Begins.Evaluate(Temp(Yes, Yes, No, No, Yes, Yes) with { Noticed = [new(Noon.AddDays(-200), ["temp"])] }).Outcome.Should().Be(RuleOutcome.Holds, "two weeks as it should be ended the episode");
    }

    [Fact]
    public void When_nobody_says_what_was_noticed_only_the_first_confirmation_is()
    {
        Begins.Evaluate(Temp(Yes, Yes, No)).Outcome.Should().Be(RuleOutcome.Holds);
        Begins.Evaluate(Temp(Yes, Yes, Yes, No)).Outcome.Should().Be(RuleOutcome.Fails);
        var again = Temp(Yes, Yes, No);
        Begins.Evaluate(again with { History = [again with { At = Noon.AddHours(-1), History = [] }, .. again.History] }).Outcome.Should().Be(RuleOutcome.Fails, "the same window was looked at before");
    }

    [Fact]
    public void A_broken_column_is_not_drift() =>
        Begins.Evaluate(Temp(Yes, Yes, No).WithFeed("temp", "The unit of temp changed.")).Outcome.Should().Be(RuleOutcome.Fails);

    [Fact]
    public void Weeks_that_nobody_judged_are_passed_over()
    {
        var evidence = Temp(Yes, Yes, No);
        Evidence[] history = [InWeek(1), .. evidence.History.Select(earlier => earlier with { At = earlier.At - Week, Window = new(earlier.At - (2 * Week), earlier.At - Week) })];
        Begins.Evaluate(evidence.WithHistory(history)).Outcome.Should().Be(RuleOutcome.Holds);
    }

    [Fact]
    public void Drift_is_acted_on_only_when_labels_come_too_late()
    {
        var rule = Rule.DriftBeforeLabels();
        var drifted = Temp(Yes, Yes, No);
        rule.Evaluate(drifted.WithLabels(TimeSpan.FromDays(60), horizon: TimeSpan.FromDays(30))).Outcome.Should().Be(RuleOutcome.Holds);
        rule.Evaluate(drifted.WithLabels(TimeSpan.MaxValue, horizon: TimeSpan.FromDays(30))).Reasons[0].Sentence.Should().StartWith("Labels never come");
        rule.Evaluate(drifted.WithLabels(TimeSpan.FromDays(30), horizon: TimeSpan.FromDays(30))).Outcome.Should().Be(RuleOutcome.Fails);
        rule.Evaluate(Temp(Yes, No).WithLabels(TimeSpan.FromDays(60), horizon: TimeSpan.FromDays(30))).Outcome.Should().Be(RuleOutcome.Fails);
        rule.Evaluate(drifted.WithLabels(TimeSpan.FromDays(60))).Outcome.Should().Be(RuleOutcome.Fails, "without an agreed horizon drift alone is never acted on");
        rule.Evaluate(drifted with { LabelDelay = null, LabelHorizon = TimeSpan.FromDays(30) }).Outcome.Should().Be(RuleOutcome.Unknown);
    }

    private static Evidence Temp(params DriftVerdict[] newestFirst)
    {
        var all = newestFirst.Select((verdict, ago) => InWeek(ago).WithColumn("temp", verdict, effect: 0.3)).ToArray();
        return all[0].WithHistory(all.AsSpan(1));
    }
}
