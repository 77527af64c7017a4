using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Tests.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>A handle in the process of the loop answers with what the loop promoted, before its own next look is due.</summary>
public sealed class FollowTests
{
    [Fact]
    public async Task Promotion_and_rollback_are_followed_at_once()
    {
        var rollsBack = new FakeRule("worse", evidence => evidence.Window!.Value.Start > Live
            ? RuleResult.Holds(new("worse", "worse", "better", "It got worse."))
            : RuleResult.Fails(new("worse", "better", "better", "It is fine.")));
        await using var loop = await WithChampionAsync(
            model => model.Trained().Agreed().DecideWith(RetrainingPolicy.Create(policy => policy.RollBackWhen(rollsBack).RetrainWhen(Rule.Every(TimeSpan.FromDays(7))))),
            more: builder => builder.Services.AddModelHandle<Row, double>(Sales, AliasName.Champion).Configure<ServingOptions>(options => options.RefreshInterval = TimeSpan.FromDays(1)));
        var handle = loop.Services.GetRequiredService<IModelHandle<Row, double>>();
        handle.Current.Should().Be(new ModelVersionId(Sales, 1), "the first promotion was followed too");

        var promoted = await loop.WeekAsync(Live);
        handle.Current.Should().Be(promoted.Run!.Candidate).And.Be(new ModelVersionId(Sales, 2));

        var rolledBack = await loop.WeekAsync(Live.AddDays(7));
        rolledBack.Decision.Action.Should().Be(LifecycleAction.RollBack);
        (await loop.ChampionAsync()).Should().Be(1);
        handle.Current.Should().Be(new ModelVersionId(Sales, 1));
    }

    [Fact]
    public async Task Handle_that_cannot_follow_does_not_undo_the_promotion()
    {
        await using var loop = await WithChampionAsync(
            model => model.Trained().Agreed(), more: builder => builder.Services.AddModelHandle<Unfit, double>(Sales, AliasName.Champion));

        (await loop.ChampionAsync()).Should().Be(1);
        (await loop.RunsAsync()).Should().ContainSingle().Which.State.Should().Be(RunState.Promoted);
        loop.Services.GetRequiredService<IModelHandle<Unfit, double>>().Current.Should().BeNull();
    }

    internal sealed record Row(double X);

    internal sealed record Unfit(string Y);
}
