using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Tests.Registry;

public sealed class AliasTests
{
    private readonly RegistryFixture _fixture = new();

    [Fact]
    public async Task Resolve_finds_the_holder_and_names_the_others_when_free()
    {
        await _fixture.RegisterManyAsync(2);
        var resolve = () => _fixture.Registry.ResolveAsync("demand", "shadow");
        (await resolve.Should().ThrowAsync<LifecycleException>()).WithMessage("*shadow*demand*no alias of the model holds a version*production*MoveAliasAsync*");
        await _fixture.MoveAsync(2);
        (await resolve.Should().ThrowAsync<LifecycleException>()).WithMessage("*shadow*demand*champion (demand@2)*");
        (await _fixture.Registry.ResolveAsync("demand", AliasName.Champion)).Id.Number.Should().Be(2);
    }

    [Fact]
    public async Task What_served_when_and_on_whose_decision_is_one_call()
    {
        await _fixture.RegisterManyAsync(2);
        await _fixture.MoveAsync(1);
        var first = _fixture.Clock.Now;
        await _fixture.MoveAsync(2);
        var second = _fixture.Clock.Now;
        (await AtAsync(first.AddTicks(-1))).Should().BeNull();
        (await AtAsync(first))!.To.Number.Should().Be(1);
        (await AtAsync(second.AddTicks(-1)))!.To.Number.Should().Be(1);
        var now = await AtAsync(second.AddYears(1));
        (now!.From, now.To, now.Actor, now.Reason).Should().Be((new ModelVersionId("demand", 1), new ModelVersionId("demand", 2), (Actor)"ada", "to 2"));

        Task<AliasEvent?> AtAsync(DateTimeOffset time) => _fixture.Registry.FindAliasEventAsync("demand", AliasName.Champion, time);
    }

    [Fact]
    public async Task Rollback_is_a_new_move_to_the_version_before()
    {
        await _fixture.RegisterManyAsync(3);
        foreach (var number in new[] { 1, 2, 3 })
            await _fixture.MoveAsync(number);
        var result = await _fixture.RollBackAsync();
        (result.Moved, result.Holder!.Version.Number, result.Holder.Revision).Should().Be((true, 2, 4));
        var last = (await _fixture.Registry.ListAliasEventsAsync("demand", AliasName.Champion))[^1];
        (last.From!.Value.Number, last.To.Number, last.Actor, last.Reason).Should().Be((3, 2, (Actor)"bob", "worse"));
    }

    [Theory]
    [InlineData("1 2 3", "2 1")]
    [InlineData("1 2 2", "1")]
    [InlineData("1 2 1", "")]
    [InlineData("1 2 1 2", "1")]
    [InlineData("1 2 3 1 3", "1")]
    [InlineData("1", "")]
    public async Task Rolling_back_again_goes_further_back_and_never_forth(string moves, string back)
    {
        await _fixture.RegisterManyAsync(3);
        foreach (var number in moves.Split(' '))
            await _fixture.MoveAsync(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
        foreach (var number in back.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            (await _fixture.RollBackAsync()).Holder!.Version.ToString().Should().Be($"demand@{number}");
        var rollBack = () => _fixture.RollBackAsync();
        (await rollBack.Should().ThrowAsync<LifecycleException>()).WithMessage("*champion*demand*no version before demand@1*");
    }

    [Fact]
    public async Task Free_alias_cannot_be_rolled_back()
    {
        var rollBack = () => _fixture.RollBackAsync();
        (await rollBack.Should().ThrowAsync<LifecycleException>()).WithMessage("*champion*demand*holds no version*");
    }

    [Fact]
    public async Task Moves_need_names_and_an_actor()
    {
        await _fixture.RegisterManyAsync(1);
        var move = new AliasMove { Alias = AliasName.Champion, To = new("demand", 1), Actor = "ada", Reason = "" };
        await Throws(() => _fixture.Registry.MoveAliasAsync(move with { Alias = default }), "*alias has no name*");
        await Throws(() => _fixture.Registry.MoveAliasAsync(move with { To = default }), "*model has no name*");
        await Throws(() => _fixture.Registry.MoveAliasAsync(move with { Actor = default }), "Nobody moves alias 'champion' of model 'demand'*");
        await Throws(() => _fixture.Registry.RollBackAsync("demand", AliasName.Champion, default, ""), "Nobody rolls back*");
        await Throws(() => _fixture.Registry.RecordVerdictAsync(new() { Version = new("demand", 1), Outcome = VerdictOutcome.Accepted, Actor = default, Reason = "" }), "Nobody records a verdict*");
        (await _fixture.Registry.FindAliasAsync("demand", AliasName.Champion)).Should().BeNull();

        static async Task Throws(Func<Task> act, string message) => (await act.Should().ThrowAsync<LifecycleException>()).WithMessage(message);
    }

    [Fact]
    public async Task Events_tell_the_story_in_words()
    {
        await _fixture.RegisterManyAsync(2);
        await _fixture.MoveAsync(1);
        await _fixture.MoveAsync(2);
        await _fixture.Registry.RecordVerdictAsync(new() { Version = new("demand", 2), Outcome = VerdictOutcome.Rejected, Actor = "eve", Reason = "recall in DE" });
        var story = new List<string>();
        await foreach (var change in _fixture.Registry.ListEventsAsync("demand"))
            story.Add(change.Sentence);
        story.Should().Equal(
            "demand@1 was registered by ada",
            "demand@2 was registered by ada",
            "champion was given to demand@1 by ada: to 1",
            "champion moved from demand@1 to demand@2 by ada: to 2",
            "demand@2 was found rejected by eve: recall in DE");
    }
}
