using System.Globalization;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Values of the house as words for people, the same in text and on pages.</summary>
internal static class Words
{
    public static string Of(LifecycleAction action) => Policies.Words.Of(action);

    public static string Of(RunState state) => state switch
    {
        RunState.DataReady => "data ready",
        _ => state.ToString().ToLowerInvariant(),
    };

    /// <summary>How a run stands. A candidate that the rows could not decide about is not a rejected one.</summary>
    public static string Of(TrainingRun run) => IsUndecided(run) ? "undecided" : Of(run.State);

    public static bool IsUndecided(TrainingRun run) => run is { State: RunState.Rejected, Verdict.Outcome: GateOutcome.Inconclusive };

    public static string Of(TimelineEventKind kind) => kind switch
    {
        TimelineEventKind.Promoted => "Promoted",
        TimelineEventKind.RolledBack => "Rolled back",
        TimelineEventKind.RunEnded => "Run ended",
        TimelineEventKind.RepairData => "Repair the data",
        TimelineEventKind.Flow => "Flow",
        _ => "Decision",
    };

    public static PageState State(LaneStatus status) => status switch
    {
        LaneStatus.Healthy => PageState.Good,
        LaneStatus.Degraded => PageState.Notice,
        LaneStatus.Broken => PageState.Bad,
        _ => PageState.Unknown,
    };

    public static PageState State(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Pass => PageState.Good,
        GateOutcome.Fail => PageState.Bad,
        _ => PageState.Unknown,
    };

    public static PageState State(LifecycleAction action) => action switch
    {
        LifecycleAction.NoAction => PageState.Good,
        LifecycleAction.Wait => PageState.Unknown,
        LifecycleAction.RepairData or LifecycleAction.RollBack => PageState.Bad,
        _ => PageState.Notice,
    };

    public static PageState State(RunState state) => state switch
    {
        RunState.Promoted => PageState.Good,
        RunState.Rejected => PageState.Notice,
        RunState.Escalated or RunState.Failed => PageState.Bad,
        _ => PageState.Unknown,
    };

    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Number(double? value) => value switch
    {
        { } number when !double.IsFinite(number) => "unknown",
        { } number => PlainNumber.Of(number),
        null => "unknown",
    };
}
