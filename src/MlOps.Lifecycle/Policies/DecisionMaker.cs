using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Turns the answers of rules into one decision.</summary>
internal static class DecisionMaker
{
    /// <summary>Which action comes first when several are called for. A reached limit turns the taken one into Wait.</summary>
    public static readonly ImmutableArray<LifecycleAction> Precedence =
        [LifecycleAction.RollBack, LifecycleAction.RepairData, LifecycleAction.Redevelop, LifecycleAction.Recalibrate, LifecycleAction.Retrain];

    public static Decision Decide(string policy, Evidence evidence, ImmutableArray<ActionAnswer> answers, PolicyLimits? limits, RuleResult? notices)
    {
        var taken = answers.FirstOrDefault(answer => answer.Result.Outcome is RuleOutcome.Holds);
        var decision = taken is null ? NothingHolds(policy, evidence, answers) : Act(policy, evidence, answers, taken, limits);
        return notices is { Outcome: RuleOutcome.Holds }
            ? decision with { Notices = [.. notices.Reasons.Select(reason => reason.Sentence)], Noticed = notices.Columns }
            : decision;
    }

    private static Decision Act(string policy, Evidence evidence, ImmutableArray<ActionAnswer> answers, ActionAnswer taken, PolicyLimits? limits)
    {
        var hits = taken.Action is LifecycleAction.Retrain or LifecycleAction.Recalibrate ? Hits(evidence, limits) : [];
        if (hits.IsEmpty)
        {
            return Make(policy, evidence, taken.Action, taken.Result.Reasons, Refuse(answers, taken), Ask(evidence, taken.Action)) with
            {
                Columns = taken.Action is LifecycleAction.RepairData ? taken.Result.Columns : [],
            };
        }

        var until = hits.All(hit => hit.Until is not null) ? hits.Max(hit => hit.Until) : null;
        ImmutableArray<Reason> reasons = [.. hits.Select(hit => hit.Reason)];
        var refused = Refuse(answers, taken).Add(new(taken.Action, reasons)).OrderBy(refusal => Precedence.IndexOf(refusal.Action));
        return Make(policy, evidence, LifecycleAction.Wait, [.. reasons, .. taken.Result.Reasons], [.. refused]) with { NotBefore = until, Deferred = taken.Action };
    }

    private static Decision NothingHolds(string policy, Evidence evidence, ImmutableArray<ActionAnswer> answers)
    {
        ActionAnswer[] pending = [.. answers.Where(answer => answer.Result.IsPending)];
        ImmutableArray<RefusedAction> refused = [.. answers.Select(answer => new RefusedAction(answer.Action, answer.Result.Reasons))];
        if (pending.Length > 0)
        {
            return Make(policy, evidence, LifecycleAction.Wait, Distinct(pending), refused) with { NotBefore = pending.Min(answer => answer.Result.NotBefore) };
        }

        // A calendar that is not due yet says when it will be, so that it is asked again then and not a window later.

        ImmutableArray<Reason> reasons = answers.IsEmpty
            ? [new Reason("rules", "no rule for an action", "a rule that holds", "No rule calls for an action.")]
            : [.. Flow(evidence), .. Distinct(answers.OrderByDescending(answer => answer.Result.Outcome is RuleOutcome.Unknown))];
        return Make(policy, evidence, LifecycleAction.NoAction, reasons, refused) with { NotBefore = answers.Min(answer => answer.Result.NotBefore) };
    }

    private static ImmutableArray<LimitHit> Hits(Evidence evidence, PolicyLimits? limits)
    {
        var hits = limits?.Judge(evidence) ?? [];
        return evidence.IsRunOpen is true
            ? [new(new("run-open", "a run is open", "no open run", "A run is still open; the next one waits for its end."), null), .. hits]
            : hits;
    }

    /// <summary>A model that is trained elsewhere cannot be helped here: the decision says whom it is for.</summary>
    private static string Ask(Evidence evidence, LifecycleAction action) =>
        action is LifecycleAction.Retrain or LifecycleAction.Recalibrate && evidence.IsTrainedHere is false ? " It is not trained here: ask its owner." : "";

    private static ImmutableArray<RefusedAction> Refuse(ImmutableArray<ActionAnswer> answers, ActionAnswer taken) =>
    [
        .. answers.Where(answer => answer != taken).Select(answer => new RefusedAction(
            answer.Action,
            answer.Result.Outcome is RuleOutcome.Holds
                ? [new("precedence", $"{answer.Action} and {taken.Action}", "one action", $"{Words.Of(taken.Action)} comes before {Words.Of(answer.Action)}."), .. answer.Result.Reasons]
                : answer.Result.Reasons)),
    ];

    private static Decision Make(string policy, Evidence evidence, LifecycleAction action, ImmutableArray<Reason> reasons, ImmutableArray<RefusedAction> refused, string ask = "") => new()
    {
        Model = evidence.Model,
        At = evidence.At,
        Policy = policy,
        Action = action,
        Reasons = reasons,
        Refused = refused,
        Sentence = $"{Words.Of(action)}: {string.Join(' ', reasons.Select(reason => reason.Sentence).Distinct().Take(2))}{ask}",
    };

    /// <summary>When nothing is done, what did not flow is said before what is well: it may be why so little is known.</summary>
    private static IEnumerable<Reason> Flow(Evidence evidence) =>
        (evidence.Flow ?? []).Select(finding => new Reason("flow", finding.Kind.ToString(), "everything flows", finding.Sentence));

    private static ImmutableArray<Reason> Distinct(IEnumerable<ActionAnswer> answers) => [.. answers.SelectMany(answer => answer.Result.Reasons).Distinct()];
}
