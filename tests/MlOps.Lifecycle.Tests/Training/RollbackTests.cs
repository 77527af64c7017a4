using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tests.Policies;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>A decision to roll back is carried out once, by whichever tick comes to it, and only on the champion that was judged.</summary>
public sealed class RollbackTests
{
    private static readonly IRule FromSecondWeek = new FakeRule("worse", evidence => evidence.Window!.Value.Start > Live
        ? RuleResult.Holds(new("worse", "worse", "better", "It got worse."))
        : RuleResult.Fails(new("worse", "better", "better", "It is fine.")));

    private static readonly IRetrainingPolicy RollsBack = RetrainingPolicy.Create(
        policy => policy.RollBackWhen(FromSecondWeek).RetrainWhen(Rule.Every(TimeSpan.FromDays(7))));

    [Fact]
    public async Task Process_that_died_between_decision_and_rollback_is_made_up_for()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RollsBack));
        await loop.WeekAsync(Live);
        (await loop.ChampionAsync()).Should().Be(2);

        var decided = await loop.WeekAsync(Live.AddDays(7));

        // What a process leaves that dies right after its decision: the decision without the move.
        await using var survivor = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RollsBack));
        await survivor.WeekAsync(Live);
        var champion = (await survivor.Registry.FindAliasAsync(Sales, AliasName.Champion))!;
        await survivor.Decisions.AddDecisionAsync(
            EnvironmentName.Default,
            new() { Key = await KeyAsync(loop), Evidence = decided.Evidence with { ChampionSince = champion.Since, History = [] }, Decision = decided.Decision });

        var tick = await survivor.WeekAsync(Live.AddDays(7));

        tick.IsRepeated.Should().BeTrue();
        (await survivor.ChampionAsync()).Should().Be(1, "the decision of the dead process is carried out");
    }

    [Fact]
    public async Task Repeated_ticks_and_later_moves_are_not_rolled_back_again()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RollsBack));
        await loop.WeekAsync(Live);
        await loop.WeekAsync(Live.AddDays(7));
        (await loop.ChampionAsync()).Should().Be(1);

        loop.Clock.Advance(TimeSpan.FromHours(1));
        await loop.Registry.MoveAliasAsync(new() { Alias = AliasName.Champion, To = new(Sales, 2), Actor = Ada, Reason = "I know better." });
        var tick = await loop.TickAsync(loop.Clock.GetUtcNow().AddHours(1));

        tick.Decision.Action.Should().Be(LifecycleAction.RollBack);
        (await loop.ChampionAsync()).Should().Be(2, "a person moved the alias after the decision");
    }

    [Fact]
    public async Task Without_an_earlier_version_the_tick_decides_and_does_not_throw()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().DecideWith(RetrainingPolicy.Create(policy => policy.RollBackWhen(FromSecondWeek))));
        await loop.WeekAsync(Live);

        var tick = await loop.WeekAsync(Live.AddDays(7));

        tick.Decision.Action.Should().Be(LifecycleAction.RollBack);
        (await loop.ChampionAsync()).Should().Be(1);
    }

    private static async Task<string> KeyAsync(SalesLoop loop) =>
        (await loop.Decisions.ListDecisionsAsync(EnvironmentName.Default, Sales, null, null, 1))[0].Key;
}
