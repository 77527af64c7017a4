using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>Whether a kept decision about a window is repeated, or made anew because what it waited for has come.</summary>
internal static class StandingDecision
{
    public static bool Stands(DecisionRecord kept, TickReport now, AliasState? champion)
    {
        var decision = kept.Decision;
        if (decision.Deferred is not null)
            return IsHeldBack(kept, now) || IsAboutAnotherChampion(now, champion);
        if (decision.NotBefore is { } time && time > decision.At && time <= now.At)
            return false;
        return decision.Action is not LifecycleAction.Wait || !HasNewLabels(kept.Evidence, now.Labeled!);
    }

    private static bool IsHeldBack(DecisionRecord kept, TickReport now) =>
        kept.Decision.NotBefore is { } until ? until > now.At : kept.Evidence.IsRunOpen is not true || now.Run is { IsEnded: false };

    /// <summary>What was measured before the champion began to serve tells nothing against it: the next window will.</summary>
    private static bool IsAboutAnotherChampion(TickReport now, AliasState? champion) => champion is null || champion.Since > now.Labeled!.Window.Start;

    /// <summary>While labels are not due yet they come all the time, and the decision waits until they are.</summary>
    private static bool HasNewLabels(Evidence known, WindowReport labeled) => labeled.IsMature && labeled.LabeledRows > known.LabeledRows;
}
