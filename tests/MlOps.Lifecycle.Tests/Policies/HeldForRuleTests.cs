using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class HeldForRuleTests
{
    private static readonly IRule TwoWeeks = TenRows.HeldFor(2 * Week);

    [Fact]
    public void Holding_from_the_beginning_of_the_stretch_holds() => Ask(true, true, true).Outcome.Should().Be(RuleOutcome.Holds);

    [Fact]
    public void What_was_before_the_stretch_does_not_matter() => Ask(true, true, true, false, null).Outcome.Should().Be(RuleOutcome.Holds);

    [Fact]
    public void Failing_within_the_stretch_fails_and_says_when_it_may_hold()
    {
        var result = Ask(true, true, false, true);
        result.Outcome.Should().Be(RuleOutcome.Fails);
        result.NotBefore.Should().Be(Noon + Week);
        result.Reasons[0].Sentence.Should().Contain("held for 7 days only").And.Contain("14 days");
    }

    [Fact]
    public void Failing_now_fails_for_the_reasons_of_the_rule() => Ask(false, true, true).Reasons.Should().ContainSingle(reason => reason.Rule == "new-rows");

    [Fact]
    public void Unknown_within_the_stretch_leaves_it_open()
    {
        var result = Ask(true, null, true, true);
        result.Outcome.Should().Be(RuleOutcome.Unknown);
        result.IsPending.Should().BeTrue();
        result.NotBefore.Should().Be(Noon + (2 * Week));
    }

    [Fact]
    public void Failing_before_the_unknown_settles_it() => Ask(true, null, false).Outcome.Should().Be(RuleOutcome.Fails);

    [Fact]
    public void A_history_that_is_too_short_leaves_it_open()
    {
        Ask(true, true).Outcome.Should().Be(RuleOutcome.Unknown);
        Ask(true).NotBefore.Should().Be(Noon + (2 * Week));
    }

    [Fact]
    public void One_window_seen_twice_is_one_window()
    {
        var first = InWeek(0).WithNewRows(20) with { At = Noon.AddHours(-1) };
        var result = TenRows.HeldFor(TimeSpan.FromMinutes(30)).Evaluate(InWeek(0).WithNewRows(20).WithHistory(first, InWeek(1).WithNewRows(0)));
        result.Outcome.Should().Be(RuleOutcome.Fails);
    }

    [Fact]
    public void One_measurement_seen_in_two_windows_is_one_measurement()
    {
        var stale = InWeek(1).Mae(60).Quality!.Value[0] with { Window = InWeek(1).Window };
        var evidence = InWeek(0).WithQuality(stale).WithHistory(InWeek(1).WithQuality(stale), InWeek(2).Mae(40));
        Rule.OutsideBand("mae").HeldFor(Week).Evaluate(evidence).Outcome.Should().Be(RuleOutcome.Fails);
    }

    [Fact]
    public void A_look_at_immature_labels_does_not_count_once_they_are_in()
    {
        var immature = InWeek(1).WithImmatureQuality("mae", 40, matureAt: Noon - TimeSpan.FromDays(6)) with { At = InWeek(1).At.AddHours(-1) };
        var evidence = InWeek(0).Mae(60).WithHistory(InWeek(1).Mae(60), immature, InWeek(2).Mae(60));
        Rule.OutsideBand("mae").HeldFor(2 * Week).Evaluate(evidence).Outcome.Should().Be(RuleOutcome.Holds);
    }

    [Fact]
    public void Holding_of_holding_looks_back_from_every_week()
    {
        var nested = TenRows.HeldFor(Week).HeldFor(Week);
        nested.Memory.Should().Be(2 * Week);
        nested.Evaluate(Weeks([true, true, true])).Outcome.Should().Be(RuleOutcome.Holds);
        nested.Evaluate(Weeks([true, true, false])).Outcome.Should().Be(RuleOutcome.Fails);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_stretch_that_is_none_is_refused(int days)
    {
        var act = () => TenRows.HeldFor(TimeSpan.FromDays(days));
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    private static RuleResult Ask(params bool?[] newestFirst) => TwoWeeks.Evaluate(Weeks(newestFirst));

    private static Evidence Weeks(bool?[] newestFirst)
    {
        var all = newestFirst.Select((holds, ago) => holds is { } known ? InWeek(ago).WithNewRows(known ? 20 : 0) : InWeek(ago)).ToArray();
        return all[0].WithHistory(all.AsSpan(1));
    }
}
