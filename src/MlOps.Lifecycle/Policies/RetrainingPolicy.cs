using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;

namespace MlOps.Lifecycle.Policies;

/// <summary>
/// A policy of rules. The first action whose rule holds is taken, in the order RollBack, RepairData, Redevelop, Recalibrate, Retrain;
/// it becomes Wait when a limit forbids the run. When no rule holds but waiting will answer one, the decision is Wait; else NoAction.
/// </summary>
/// <remarks>Immutable, pure and thread-safe.</remarks>
public sealed class RetrainingPolicy : IRetrainingPolicy
{
    private readonly ImmutableDictionary<LifecycleAction, IRule> _rules;
    private readonly IRule? _notices;
    private readonly PolicyLimits? _limits;

    private RetrainingPolicy(string name, RetrainingPolicyBuilder builder)
    {
        Name = name;
        _rules = builder.Rules.ToImmutableDictionary();
        _notices = builder.Notices;
        _limits = builder.Limits;
        IRule[] all = [.. _rules.Values, .. _notices is { } notices ? [notices] : Array.Empty<IRule>()];
        Metrics = [.. all.SelectMany(rule => rule.Metrics).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Memory = all.Max(rule => rule.Memory);
    }

    /// <summary>
    /// The policy to begin with: a broken feed is repaired first; a loss of quality or value that the interval confirms is answered by
    /// a refit, and by people when refits do not help; drift alone is a notice, unless labels come later than was agreed.
    /// </summary>
    public static IRetrainingPolicy Recommended { get; } = RecommendedFor(new RecommendedSettings());

    /// <summary>Never does anything: what other policies are compared with.</summary>
    public static IRetrainingPolicy Never { get; } = new NeverPolicy();

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ImmutableArray<string> Metrics { get; }

    /// <inheritdoc/>
    public TimeSpan Memory { get; }

    /// <summary>Makes a policy of rules.</summary>
    /// <param name="configure">Says which rules call for which action, and within which limits.</param>
    /// <exception cref="ArgumentException">There is no rule, or the limits contradict themselves.</exception>
    public static RetrainingPolicy Create(Action<RetrainingPolicyBuilder> configure) => Create("rules", configure);

    /// <summary>Makes a policy of rules with a name for records.</summary>
    /// <param name="name">The name.</param>
    /// <param name="configure">Says which rules call for which action, and within which limits.</param>
    /// <exception cref="ArgumentException">There is no name or no rule, or the limits contradict themselves.</exception>
    public static RetrainingPolicy Create(string name, Action<RetrainingPolicyBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new RetrainingPolicyBuilder();
        configure(builder);
        return builder.Rules.Count > 0 || builder.Notices is not null
            ? new(name, builder)
            : throw new ArgumentException("A policy needs a rule: add RetrainWhen(...) or the like, or use RetrainingPolicy.Never.", nameof(configure));
    }

    /// <summary>Retrains every so often, whatever happens: what other policies are compared with.</summary>
    /// <param name="period">The time between the end of one run and the next.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not positive.</exception>
    public static RetrainingPolicy Calendar(TimeSpan period) => Create($"every {Words.Span(period)}", policy => policy.RetrainWhen(Rule.Every(period)));

    /// <summary>The recommended policy for one metric.</summary>
    /// <param name="metric">The metric that is judged.</param>
    /// <param name="by">The loss from the first accepted reference that matters where no band was agreed, in the metric's own unit; null for a tenth of the reference.</param>
    /// <exception cref="ArgumentException">The metric has no name, or the loss is negative or not finite.</exception>
    public static IRetrainingPolicy RecommendedFor(string metric, double? by = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        return RecommendedFor(new RecommendedSettings { Metric = metric, By = by });
    }

    /// <summary>The recommended policy with other settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="ArgumentException">The settings contradict themselves.</exception>
    public static IRetrainingPolicy RecommendedFor(RecommendedSettings settings) => RecommendedPolicy.Create(settings);

    /// <summary>
    /// Reads a policy from configuration: <c>Name</c>, lists of rules under <c>RollBackWhen</c>, <c>RepairDataWhen</c>, <c>RedevelopWhen</c>,
    /// <c>RecalibrateWhen</c>, <c>RetrainWhen</c> and <c>NoticeWhen</c>, and a <c>Limit</c>. Each rule has a <c>Kind</c>, its settings and optionally <c>HeldFor</c>.
    /// </summary>
    /// <param name="section">The section.</param>
    /// <param name="kinds">Kinds of rules of yours; the library's own are known.</param>
    /// <exception cref="LifecycleException">A key or kind is unknown, missing or cannot be read; the message names its path.</exception>
    /// <exception cref="ArgumentException">A kind of yours has the name of another one.</exception>
    public static RetrainingPolicy FromConfiguration(IConfigurationSection section, params ReadOnlySpan<RuleKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(section);
        return new PolicySection(kinds).Read(section);
    }

    /// <inheritdoc/>
    public Decision Decide(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var answers = DecisionMaker.Precedence.Where(_rules.ContainsKey).Select(action => new ActionAnswer(action, _rules[action].Evaluate(evidence))).ToImmutableArray();
        return DecisionMaker.Decide(Name, evidence, answers, _limits, _notices?.Evaluate(evidence));
    }
}
