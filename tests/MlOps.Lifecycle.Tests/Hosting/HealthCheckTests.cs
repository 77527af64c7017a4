using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tests.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Hosting;

public sealed class HealthCheckTests
{
    private const string AllUnknown = "Value Unknown, Quality Unknown, Response Unknown, Flow Unknown";

    [Fact]
    public async Task Model_that_was_never_looked_at_is_unknown_in_every_lane()
    {
        await using var loop = new SalesLoop(model => model.Watched());

        var health = await CheckAsync(loop);

        health.Status.Should().Be(HealthStatus.Healthy);
        health.Description.Should().Be("No model is known to need attention. sales: not looked at yet in this process.");
        health.Data["sales"].Should().Be($"unknown: not looked at yet in this process; {AllUnknown}");
    }

    [Fact]
    public void Check_that_is_added_twice_is_there_once()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle().UseInMemory();
        services.AddHealthChecks().AddMlOpsLifecycle("first").AddMlOpsLifecycle("second");
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<HealthCheckServiceOptions>>().Value.Registrations
            .Should().ContainSingle().Which.Tags.Should().Equal("first");
    }

    [Fact]
    public async Task Tick_that_fails_is_degraded_until_one_succeeds()
    {
        var isDown = true;
        await using var loop = new SalesLoop(model => model.Watched().MonitorOnly().Measure("own", MetricDirection.LowerIsBetter, (_, _) => isDown ? throw new InvalidOperationException("out of order") : 1));
        var tick = () => loop.WeekAsync(Live);
        await tick.Should().ThrowAsync<LifecycleException>();

        var health = await CheckAsync(loop);
        health.Status.Should().Be(HealthStatus.Degraded);
        health.Description.Should().StartWith("sales: the last tick failed (2012-03-13 00:00 UTC), so the model is not watched:").And.Contain("out of order");

        isDown = false;
        await loop.TickAsync(Live.AddDays(8));
        (await CheckAsync(loop)).Description.Should().NotContain("failed");
    }

    [Fact]
    public async Task Model_without_rows_is_unknown_in_every_lane()
    {
        await using var loop = new SalesLoop(model => model.Watched());
        await loop.TickAsync(Live.AddDays(7));

        (await CheckAsync(loop)).Data["sales"].Should().Be($"no champion; NoAction; {AllUnknown}");
    }

    [Fact]
    public async Task Good_weeks_are_healthy()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().AcceptWhen("a", a => a.AtMost("mae", 20).Band("mae", tolerated: 20, replace: 40)));
        await loop.WeekAsync(Live);

        var health = await CheckAsync(loop);

        health.Status.Should().Be(HealthStatus.Healthy);
        health.Description.Should().Be("No model is known to need attention. sales: unknown are Value, Response, Flow.");
        health.Data["sales"].Should().Be("sales@1; NoAction; Value Unknown, Quality Healthy, Response Unknown, Flow Unknown");
    }

    [Fact]
    public async Task Bad_quality_is_degraded_and_never_unhealthy()
    {
        await using var loop = await WithChampionAsync(
            model => model.Trained().DecideWith(RetrainingPolicy.Never).AcceptWhen("a", a => a.AtMost("mae", 20).Band("mae", tolerated: 20, replace: 40)));
        await loop.WeekAsync(Live, row => 100 + UnitsOf(row));

        var health = await CheckAsync(loop);

        health.Status.Should().Be(HealthStatus.Degraded);
        health.Description.Should().Match("sales: Quality: mae * beyond the limit of usefulness 40.");
        health.Data["sales"].As<string>().Should().Contain("Quality Broken");
    }

    [Fact]
    public async Task Loss_whose_refit_waits_for_the_cooldown_is_degraded_and_labels_that_are_waited_for_are_not()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().LabelsArriveWithin(TimeSpan.FromDays(8)).Agreed());
        await loop.RecordAsync(Live, 7);
        (await loop.TickAsync(Live.AddDays(7))).Decision.Should().Match<Decision>(decision => decision.Action == LifecycleAction.Wait && decision.Deferred == null);
        (await CheckAsync(loop)).Status.Should().Be(HealthStatus.Healthy);

        var lost = await loop.WeekAsync(Live, row => 100 + UnitsOf(row));

        lost.Decision.Should().Match<Decision>(decision => decision.Action == LifecycleAction.Wait && decision.Deferred == LifecycleAction.Retrain);
        (await CheckAsync(loop)).Should().Match<HealthReportEntry>(health => health.Status == HealthStatus.Degraded && health.Description!.Contains("cooldown") && health.Description.Contains("mae"));
    }

    [Fact]
    public async Task Drift_is_degraded_also_when_the_tick_is_repeated()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed().WindowEvery(TimeSpan.FromDays(2))
            .WatchDrift(drift => drift.LeaveOut("prediction", "The recorded answers are made up.")).DecideWith(RetrainingPolicy.Never));
        await loop.RecordAsync(Live, 4, row => Math.Pow(Spread(row), 4));
        await loop.LabelAsync(Live, 4);
        var first = await loop.TickAsync(Live.AddDays(4));
        var second = await loop.TickAsync(Live.AddDays(4).AddHours(1));

        first.Drift!.Findings.Should().Contain(finding => finding.Column == "x" && finding.Verdict == MlOps.Lifecycle.Drift.DriftVerdict.Drifted);
        second.IsRepeated.Should().BeTrue();
        second.Drift.Should().BeSameAs(first.Drift);
        var health = await CheckAsync(loop);
        health.Status.Should().Be(HealthStatus.Degraded);
        health.Description.Should().StartWith("sales: x changed: lower");
    }

    [Fact]
    public async Task Quality_is_never_healthy_while_labels_are_withheld()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());
        for (var week = 0; week < 5; week++)
        {
            await loop.RecordAsync(Live.AddDays(7 * week), 7);
            var report = await loop.TickAsync(Live.AddDays(7 * (week + 1)));

            report.Lanes.Single(lane => lane.Lane is Lane.Quality).Status.Should().Be(LaneStatus.Unknown);
            report.Evidence.Quality!.Value.Should().OnlyContain(quality => quality.Current == null && !quality.IsMature).And.NotBeEmpty();
            (await CheckAsync(loop)).Data["sales"].As<string>().Should().Contain("Quality Unknown");
        }

        (await CheckAsync(loop)).Should().Match<HealthReportEntry>(health => health.Status == HealthStatus.Degraded && health.Description!.Contains("label"));
    }

    private static async Task<HealthReportEntry> CheckAsync(SalesLoop loop) =>
        (await loop.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["mlops"];
}
