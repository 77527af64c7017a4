using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Tests.Policies;

/// <summary>Evidence that tests begin with.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Noon = new(2012, 3, 5, 12, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static MetricBand Band { get; } = new() { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Tolerated = 45, Replace = 90 };

    /// <summary>Nothing known but that nothing ran.</summary>
    public static Evidence Blank => Evidence.For("demand", Noon).WithRuns();

    /// <summary>Weekly windows, labels a day late, all sound; week 0 ends now.</summary>
    public static Evidence Week0 => InWeek(0);

    /// <summary>The same, so many weeks ago.</summary>
    public static Evidence InWeek(int ago)
    {
        var at = Noon - (ago * Week);
        return Evidence.For("demand", at).WithWindow(at - Week, at).WithLabels(TimeSpan.FromDays(1)).WithRuns().WithFeed().WithSchemaChange();
    }

    public static Evidence Mae(this Evidence evidence, double current, double half = 2, MetricBand? band = null) =>
        evidence.WithQuality("mae", reference: 40, current: current, interval: (current - half, current + half), band: band ?? Band);

    /// <summary>A rule that says what it is told.</summary>
    public static IRule Says(RuleOutcome outcome, DateTimeOffset? notBefore = null, bool pending = false, string name = "fake") =>
        new FakeRule(name, _ => new() { Outcome = outcome, Reasons = [new(name, "seen", "asked", $"{name} {outcome}.")], NotBefore = notBefore, IsPending = pending });

    /// <summary>A rule that holds while the new rows are at least 10, and is unknown without.</summary>
    public static IRule TenRows { get; } = Rule.NewRows(10);
}
