using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>What a tick compares its window with, and what never becomes a part of that.</summary>
public sealed class DriftReferenceTests
{
    private static readonly DriftReference FourWeeksAgo = DriftReference.SameSeason(TimeSpan.FromDays(28), TimeSpan.Zero);

    [Fact]
    public async Task Trailing_reference_is_the_time_before_the_window_and_is_named()
    {
        await using var loop = await ComparedWithAsync(DriftReference.Trailing(TimeSpan.FromDays(28)));
        var tick = await loop.WeekAsync(Live);
        tick.Evidence.DriftReference.Should().Be($"sales-rows@1, {new TimeWindow(Live.AddDays(-28), Live)}");
        tick.Drift!.ReferenceRows.Should().Be(28 * 24);
    }

    [Fact]
    public async Task Season_is_the_same_date_a_period_before()
    {
        await using var loop = await ComparedWithAsync(FourWeeksAgo);
        var tick = await loop.WeekAsync(Live);
        tick.Evidence.DriftReference.Should().Be($"sales-rows@1, {new TimeWindow(Live.AddDays(-28), Live.AddDays(-21))}");
        tick.Drift!.ReferenceRows.Should().Be(7 * 24);
    }

    [Fact]
    public async Task Broken_windows_are_left_out_of_a_trailing_reference_which_reaches_back_further_instead()
    {
        await using var loop = await ComparedWithAsync(DriftReference.Trailing(TimeSpan.FromDays(28)));
        await BreakAsync(loop, Live.AddDays(-14), Live.AddDays(-7));
        var tick = await loop.WeekAsync(Live);
        tick.Evidence.DriftReference.Should().Be($"sales-rows@1, {new TimeWindow(Live.AddDays(-35), Live)}");
        tick.Drift!.ReferenceRows.Should().Be(28 * 24);
    }

    [Fact]
    public async Task Season_that_came_broken_is_no_reference_and_nothing_else_takes_its_place()
    {
        await using var loop = await ComparedWithAsync(FourWeeksAgo);
        await BreakAsync(loop, Live.AddDays(-30), Live.AddDays(-20));
        var tick = await loop.WeekAsync(Live);
        tick.Evidence.DriftReference.Should().BeNull();
        tick.Evidence.Drift.Should().BeNull("there was nothing sound to compare with");
    }

    [Fact]
    public void Sound_parts_lie_between_broken_windows_that_may_overlap()
    {
        var stretch = new TimeWindow(Live, Live.AddDays(10));
        SoundStretch.Parts(stretch, [new(Live.AddDays(2), Live.AddDays(4)), new(Live.AddDays(3), Live.AddDays(5)), new(Live.AddDays(9), Live.AddDays(12))])
            .Should().Equal(new TimeWindow(Live, Live.AddDays(2)), new TimeWindow(Live.AddDays(5), Live.AddDays(9)));
        SoundStretch.Parts(stretch, [new(Live.AddDays(-1), Live.AddDays(10))]).Should().BeEmpty();
        SoundStretch.Parts(stretch, []).Should().Equal(stretch);
    }

    [Fact]
    public void Stretch_widens_until_it_holds_as_much_sound_time_as_it_is_long()
    {
        var stretch = new TimeWindow(Live, Live.AddDays(10));
        SoundStretch.Widen(stretch, [new(Live.AddDays(2), Live.AddDays(4)), new(Live.AddDays(-1), Live)]).Start.Should().Be(Live.AddDays(-3));
        SoundStretch.Widen(stretch, []).Should().Be(stretch);
        SoundStretch.Widen(stretch, [new(DateTimeOffset.MinValue, Live.AddDays(20))]).Start.Should().BeBefore(Live, "it ends even when nothing ever was sound");
    }

    private static Task<SalesLoop> ComparedWithAsync(DriftReference reference) =>
        WithChampionAsync(model => model.Trained().Agreed().DecideWith(RetrainingPolicy.Never).WatchDrift(drift => drift.CompareWith(reference)));

    private static Task<DecisionRecord> BreakAsync(SalesLoop loop, DateTimeOffset from, DateTimeOffset until)
    {
        var evidence = Evidence.For(Sales, until) with { Window = new TimeWindow(from, until) };
        var decision = new Decision { Model = Sales, At = until, Policy = "test", Action = LifecycleAction.RepairData, Reasons = [new("test", "a", "b", "Broken.")], Sentence = "Broken." };
        return loop.Decisions.AddDecisionAsync(EnvironmentName.Default, new() { Key = "broken", Evidence = evidence, Decision = decision });
    }
}
