using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>What keeps a policy from storms of runs: a cooldown, a number of runs and a budget over a stretch of time.</summary>
internal sealed record PolicyLimits
{
    public TimeSpan? Cooldown { get; init; }

    /// <summary>What the cooldown is at least while labels or windows are unknown; null when the cooldown does not depend on them.</summary>
    public TimeSpan? CooldownWithoutLabels { get; init; }

    public int? Runs { get; init; }

    public TimeSpan? Per { get; init; }

    public decimal? Budget { get; init; }

    public void Check()
    {
        if (this is { Cooldown: null, CooldownWithoutLabels: null, Runs: null, Budget: null })
            throw new ArgumentException("Nothing is limited: give a cooldown, a number of runs or a budget.");
        if (Cooldown <= TimeSpan.Zero)
            throw new ArgumentException($"A cooldown of {Cooldown} limits nothing: give a positive time.");
        if (Runs < 1)
            throw new ArgumentException($"{Runs} runs are never allowed: give at least 1, or use RetrainingPolicy.Never.");
        if (Budget <= 0)
            throw new ArgumentException($"A budget of {Budget} allows no run: give a positive amount, or use RetrainingPolicy.Never.");
        if ((Runs is not null || Budget is not null) && !(Per > TimeSpan.Zero))
            throw new ArgumentException("A number of runs or a budget needs a stretch of time: add per:, for example per: TimeSpan.FromDays(90).");
        if (Per is not null && Runs is null && Budget is null)
            throw new ArgumentException("per: says over which time runs: or budget: count: add one of them.");
    }

    /// <summary>The limits that forbid a run now; empty when it is allowed.</summary>
    public ImmutableArray<LimitHit> Judge(Evidence evidence)
    {
        if (evidence.Runs is not { } runs)
            return [new(new("limits", "runs unknown", "the runs of the past", "It is unknown which runs ended, so the limits cannot be kept."), null)];
        LimitHit?[] hits = [CooldownHit(evidence, runs), RunsHit(evidence, runs), BudgetHit(evidence, runs)];
        return [.. hits.OfType<LimitHit>()];
    }

    private LimitHit? CooldownHit(Evidence evidence, ImmutableArray<RunEvidence> runs)
    {
        var cooldown = CooldownFor(evidence);
        if (cooldown == TimeSpan.Zero || runs.IsEmpty)
            return null;
        var last = runs.Max(run => run.FinishedAt);
        var end = Later.Than(last, cooldown);
        return end <= evidence.At ? null : new(
            new("cooldown", $"{Words.Span(evidence.At - last)} since the last run", Words.Span(cooldown), $"The last run ended {Words.Time(last)}; the cooldown of {Words.Span(cooldown)} lasts until {Words.Time(end)}."),
            end);
    }

    private TimeSpan CooldownFor(Evidence evidence)
    {
        var asked = Cooldown ?? TimeSpan.Zero;
        if (CooldownWithoutLabels is not { } otherwise)
            return asked;
        var judged = evidence is { LabelDelay: { } delay, WindowLength: { } length } && delay != TimeSpan.MaxValue ? Later.Sum(delay, length) : otherwise;
        return Max(asked, judged);
    }

    private LimitHit? RunsHit(Evidence evidence, ImmutableArray<RunEvidence> runs)
    {
        if (Runs is not { } most || Per is not { } per)
            return null;
        RunEvidence[] counted = [.. Recent(evidence, runs, per)];
        if (counted.Length < most)
            return null;
        var end = Later.Than(counted[most - 1].FinishedAt, per);
        return new(
            new("runs", PlainNumber.Count(counted.Length, "run"), $"at most {most} in {Words.Span(per)}", $"{PlainNumber.Count(counted.Length, "run")} ended in the last {Words.Span(per)}, and {most} are allowed; the next is allowed from {Words.Time(end)}."),
            end);
    }

    /// <summary>What the next run costs is taken from the newest run with a known cost.</summary>
    private LimitHit? BudgetHit(Evidence evidence, ImmutableArray<RunEvidence> runs)
    {
        if (Budget is not { } budget || Per is not { } per)
            return null;
        RunEvidence[] counted = [.. Recent(evidence, runs, per)];
        var required = $"at most {Words.Money(budget)} in {Words.Span(per)}";
        if (counted.Count(run => run.Cost is null) is > 0 and var unknown)
        {
            return new(
                new("budget", $"{PlainNumber.Count(unknown, "cost")} unknown", required, $"{PlainNumber.Count(unknown, "run")} of the last {Words.Span(per)} ended at an unknown cost, so the budget cannot be kept: say what a run costs with TrainingCosts(...)."),
                null);
        }

        var next = runs.OrderByDescending(run => run.FinishedAt).FirstOrDefault(run => run.Cost is not null)?.Cost ?? 0;
        var spent = counted.Sum(run => run.Cost!.Value);
        if (spent + next <= budget)
            return null;
        DateTimeOffset? end = null;
        for (var i = counted.Length - 1; i >= 0 && end is null; i--)
        {
            spent -= counted[i].Cost!.Value;
            if (spent + next <= budget)
                end = Later.Than(counted[i].FinishedAt, per);
        }

        var sentence = end is { } time
            ? $"The next run would bring the cost of the last {Words.Span(per)} over {Words.Money(budget)}; it is allowed from {Words.Time(time)}."
            : $"A run costs {Words.Money(next)}, more than the whole budget of {Words.Money(budget)} in {Words.Span(per)}.";
        return new(new("budget", $"{Words.Money(counted.Sum(run => run.Cost!.Value))} spent, {Words.Money(next)} to come", required, sentence), end);
    }

    /// <summary>The runs that count at a time, newest first.</summary>
    private static IEnumerable<RunEvidence> Recent(Evidence evidence, ImmutableArray<RunEvidence> runs, TimeSpan per) =>
        runs.Where(run => evidence.At - run.FinishedAt < per).OrderByDescending(run => run.FinishedAt);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
