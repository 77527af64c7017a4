using CsCheck;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

/// <summary>Limits against storms, over random histories: a policy that always wants to retrain is asked at random times.</summary>
public sealed class LimitTests
{
    private static readonly Gen<int[]> Hours = Gen.Int[1, 40].Array[20, 60];

    [Fact]
    public void At_most_so_many_runs_end_in_any_stretch() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[24, 200], Hours).Sample((most, per, steps) =>
        {
            var stretch = TimeSpan.FromHours(per);
            var runs = Replay(RetrainingPolicy.Create(p => p.RetrainWhen(Rule.Every(TimeSpan.FromTicks(1))).Limit(runs: most, per: stretch)), steps);
            return runs.All(last => runs.Count(run => run.FinishedAt <= last.FinishedAt && run.FinishedAt > last.FinishedAt - stretch) <= most);
        });

    [Fact]
    public void Runs_keep_the_cooldown() =>
        Gen.Select(Gen.Int[1, 100], Hours).Sample((cooldown, steps) =>
        {
            var runs = Replay(RetrainingPolicy.Create(p => p.RetrainWhen(Rule.Every(TimeSpan.FromTicks(1))).Limit(cooldown: TimeSpan.FromHours(cooldown))), steps);
            return runs.Zip(runs.Skip(1)).All(pair => pair.Second.FinishedAt - pair.First.FinishedAt >= TimeSpan.FromHours(cooldown));
        });

    [Fact]
    public void The_budget_is_never_spent_twice() =>
        Gen.Select(Gen.Int[100, 400], Gen.Int[24, 200], Hours).Sample((budget, per, steps) =>
        {
            var stretch = TimeSpan.FromHours(per);
            var runs = Replay(RetrainingPolicy.Create(p => p.RetrainWhen(Rule.Every(TimeSpan.FromTicks(1))).Limit(budget: budget, per: stretch)), steps);
            return runs.Count > 0 && runs.All(last => runs.Where(run => run.FinishedAt <= last.FinishedAt && run.FinishedAt > last.FinishedAt - stretch).Sum(run => run.Cost) <= budget);
        });

    [Fact]
    public void Waiting_until_the_time_that_was_told_is_enough() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[50, 400], Gen.Int[1, 60], Hours).Sample((most, budget, cooldown, steps) =>
        {
            var policy = RetrainingPolicy.Create(p => p
                .RetrainWhen(Rule.Every(TimeSpan.FromTicks(1)))
                .Limit(TimeSpan.FromHours(cooldown), runs: most, per: TimeSpan.FromHours(100), budget: budget + 50));
            var now = Noon;
            var runs = new List<RunEvidence>();
            foreach (var step in steps)
            {
                now += TimeSpan.FromHours(step);
                var decision = policy.Decide(Asked(now, runs));
                if (decision is { Action: LifecycleAction.Wait, NotBefore: { } until })
                {
                    if (until <= now || policy.Decide(Asked(until, runs)).Action is not LifecycleAction.Retrain || policy.Decide(Asked(until - TimeSpan.FromTicks(1), runs)).Action is not LifecycleAction.Wait)
                        return false;
                    now = until;
                }

                runs.Add(new(now, RunOutcome.Promoted, 50));
            }

            return true;
        });

    [Fact]
    public void A_run_that_costs_more_than_the_budget_is_never_allowed()
    {
        var policy = RetrainingPolicy.Create(p => p.RetrainWhen(TenRows).Limit(budget: 100, per: Week));
        var decision = policy.Decide(Blank.WithNewRows(20).WithLastRun(Noon.AddDays(-70), cost: 120));
        decision.Action.Should().Be(LifecycleAction.Wait);
        decision.NotBefore.Should().BeNull();
        decision.Reasons[0].Sentence.Should().Contain("more than the whole budget");
    }

    [Fact]
    public void An_unknown_cost_keeps_the_budget_closed() =>
        RetrainingPolicy.Create(p => p.RetrainWhen(TenRows).Limit(budget: 100, per: Week)).Decide(Blank.WithNewRows(20).WithLastRun(Noon.AddDays(-1)))
            .Reasons[0].Sentence.Should().Contain("TrainingCosts");

    [Fact]
    public void Several_limits_wait_for_the_last()
    {
        var policy = RetrainingPolicy.Create(p => p.RetrainWhen(TenRows).Limit(cooldown: TimeSpan.FromDays(2), runs: 1, per: TimeSpan.FromDays(10)));
        var decision = policy.Decide(Blank.WithNewRows(20).WithLastRun(Noon.AddDays(-1)));
        decision.NotBefore.Should().Be(Noon.AddDays(9));
        decision.Reasons.Select(reason => reason.Rule).Should().StartWith(["cooldown", "runs"]);
        decision.Deferred.Should().Be(LifecycleAction.Retrain);
    }

    private static List<RunEvidence> Replay(RetrainingPolicy policy, int[] steps)
    {
        var now = Noon;
        var runs = new List<RunEvidence>();
        foreach (var step in steps)
        {
            now += TimeSpan.FromHours(step);
            if (policy.Decide(Asked(now, runs)).Action is LifecycleAction.Retrain)
                runs.Add(new(now, RunOutcome.Promoted, 50));
        }

        return runs;
    }

    private static Evidence Asked(DateTimeOffset now, List<RunEvidence> runs) => Evidence.For("demand", now).WithRuns([.. runs]);
}
