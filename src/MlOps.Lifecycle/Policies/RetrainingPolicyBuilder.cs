namespace MlOps.Lifecycle.Policies;

/// <summary>Says which rules call for which action, and within which limits. Used inside <see cref="RetrainingPolicy.Create(Action{RetrainingPolicyBuilder})"/>.</summary>
/// <remarks>Used by one thread. Naming an action twice means that either rule calls for it.</remarks>
public sealed class RetrainingPolicyBuilder
{
    private readonly Dictionary<LifecycleAction, IRule> _rules = [];

    internal RetrainingPolicyBuilder()
    {
    }

    internal IReadOnlyDictionary<LifecycleAction, IRule> Rules => _rules;

    internal IRule? Notices { get; private set; }

    internal PolicyLimits? Limits { get; private set; }

    /// <summary>Puts back the version before when a rule holds. Comes before everything else.</summary>
    /// <param name="rule">The rule.</param>
    public RetrainingPolicyBuilder RollBackWhen(IRule rule) => When(LifecycleAction.RollBack, rule);

    /// <summary>Asks people to repair the data when a rule holds; nothing is trained meanwhile.</summary>
    /// <param name="rule">The rule.</param>
    public RetrainingPolicyBuilder RepairDataWhen(IRule rule) => When(LifecycleAction.RepairData, rule);

    /// <summary>Hands the case to people when a rule holds, because a refit would not help.</summary>
    /// <param name="rule">The rule.</param>
    public RetrainingPolicyBuilder RedevelopWhen(IRule rule) => When(LifecycleAction.Redevelop, rule);

    /// <summary>Adjusts the scores when a rule holds; counts against the limits.</summary>
    /// <param name="rule">The rule.</param>
    public RetrainingPolicyBuilder RecalibrateWhen(IRule rule) => When(LifecycleAction.Recalibrate, rule);

    /// <summary>Fits the same architecture on fresh data when a rule holds; counts against the limits.</summary>
    /// <param name="rule">The rule.</param>
    public RetrainingPolicyBuilder RetrainWhen(IRule rule) => When(LifecycleAction.Retrain, rule);

    /// <summary>Tells people when a rule holds, whatever is done.</summary>
    /// <param name="rule">The rule, for example <c>Rule.DriftBegins()</c>.</param>
    public RetrainingPolicyBuilder NoticeWhen(IRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        Notices = Notices is { } known ? known | rule : rule;
        return this;
    }

    /// <summary>Limits retraining and recalibrating. A limit that is reached makes the decision <see cref="LifecycleAction.Wait"/>.</summary>
    /// <param name="cooldown">The least time between the end of one run and the next, however the run ended; null for none.</param>
    /// <param name="runs">The most runs in any stretch of <paramref name="per"/>; null for no limit.</param>
    /// <param name="per">The stretch of time for <paramref name="runs"/> and <paramref name="budget"/>.</param>
    /// <param name="budget">The most that runs may cost in any stretch of <paramref name="per"/>, the next one included; null for no limit.</param>
    /// <exception cref="ArgumentException">Nothing is limited, a number is not positive, <paramref name="per"/> is missing or useless, or the limits were given before.</exception>
    public RetrainingPolicyBuilder Limit(TimeSpan? cooldown = null, int? runs = null, TimeSpan? per = null, decimal? budget = null) =>
        Limit(new PolicyLimits { Cooldown = cooldown, Runs = runs, Per = per, Budget = budget });

    internal RetrainingPolicyBuilder Limit(PolicyLimits limits)
    {
        if (Limits is not null)
            throw new ArgumentException("The limits were given twice: put them into one Limit(...).");
        limits.Check();
        Limits = limits;
        return this;
    }

    private RetrainingPolicyBuilder When(LifecycleAction action, IRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _rules[action] = _rules.TryGetValue(action, out var known) ? known | rule : rule;
        return this;
    }
}
