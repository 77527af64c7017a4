using CsCheck;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Policies.RuleOutcome;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class CombinedRuleTests
{
    [Theory]
    [InlineData(Holds, Holds, Holds, Holds)]
    [InlineData(Holds, Fails, Fails, Holds)]
    [InlineData(Holds, Unknown, Unknown, Holds)]
    [InlineData(Fails, Fails, Fails, Fails)]
    [InlineData(Fails, Unknown, Fails, Unknown)]
    [InlineData(Unknown, Unknown, Unknown, Unknown)]
    public void Three_values_combine_as_Kleene_says(RuleOutcome left, RuleOutcome right, RuleOutcome both, RuleOutcome either)
    {
        foreach (var (a, b) in new[] { (left, right), (right, left) })
        {
            (Says(a) & Says(b)).Evaluate(Blank).Outcome.Should().Be(both);
            (Says(a) | Says(b)).Evaluate(Blank).Outcome.Should().Be(either);
        }
    }

    [Theory]
    [InlineData(Holds, Fails)]
    [InlineData(Fails, Holds)]
    [InlineData(Unknown, Unknown)]
    public void Not_turns_yes_and_no_around(RuleOutcome inner, RuleOutcome outcome) => (!Says(inner)).Evaluate(Blank).Outcome.Should().Be(outcome);

    [Fact]
    public void Nested_combinations_obey_De_Morgan() =>
        Gen.Select(Gen.Enum<RuleOutcome>(), Gen.Enum<RuleOutcome>(), Gen.Enum<RuleOutcome>()).Sample((a, b, c) =>
            (!(Says(a) & (Says(b) | Says(c)))).Evaluate(Blank).Outcome == (!Says(a) | (!Says(b) & !Says(c))).Evaluate(Blank).Outcome);

    [Fact]
    public void Reasons_are_those_that_settled_it()
    {
        var rule = Says(Holds, name: "a") | Says(Fails, name: "b") | Says(Holds, name: "c");
        rule.Evaluate(Blank).Reasons.Select(reason => reason.Rule).Should().Equal("a", "c");
        (!rule).Evaluate(Blank).Reasons.Select(reason => reason.Rule).Should().Equal("a", "c");
        (Says(Fails, name: "a") | Says(Fails, name: "b")).Evaluate(Blank).Reasons.Should().HaveCount(2);
        (Says(Holds, name: "a") & Says(Unknown, name: "b") & Says(Holds, name: "c")).Evaluate(Blank).Reasons.Select(reason => reason.Rule).Should().Equal("b");
    }

    [Fact]
    public void An_answer_that_several_parts_give_changes_when_the_last_of_them_does()
    {
        var failing = Says(Fails, Noon.AddHours(1)) & Says(Fails, Noon.AddHours(3));
        failing.Evaluate(Blank).NotBefore.Should().Be(Noon.AddHours(3));
        (Says(Fails, Noon.AddHours(1)) & Says(Fails)).Evaluate(Blank).NotBefore.Should().BeNull("the second part does not change by itself");
        (Says(Holds, Noon.AddHours(1)) | Says(Holds, Noon.AddHours(2))).Evaluate(Blank).NotBefore.Should().Be(Noon.AddHours(2));
    }

    [Fact]
    public void An_open_answer_may_come_with_the_first_part()
    {
        var open = (Says(Unknown, Noon.AddHours(2), pending: true) & Says(Unknown, Noon.AddHours(1)) & Says(Holds)).Evaluate(Blank);
        open.NotBefore.Should().Be(Noon.AddHours(1));
        open.IsPending.Should().BeTrue();
        (Says(Unknown) | Says(Unknown)).Evaluate(Blank).IsPending.Should().BeFalse();
    }

    [Fact]
    public void Metrics_and_memory_are_those_of_all_parts()
    {
        var rule = (Rule.QualityDrops("auc", 0.02).HeldFor(Week) & Rule.OutsideBand("mae")) | !Rule.QualityDrops("auc", 0.1).HeldFor(2 * Week);
        rule.Metrics.Should().Equal("auc", "mae");
        rule.Memory.Should().Be(2 * Week);
    }
}
