using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Three-valued logic over several rules: one decisive answer settles it, else one unknown leaves it open.</summary>
internal static class CombinedResult
{
    public static RuleResult Of(ImmutableArray<IRule> parts, Evidence evidence, RuleOutcome decisive, RuleOutcome otherwise)
    {
        RuleResult[] all = [.. parts.Select(part => part.Evaluate(evidence))];
        RuleResult[] deciding = [.. all.Where(result => result.Outcome == decisive)];
        if (deciding.Length > 0)
        {
            // Another answer needs every deciding part to change.
            var last = deciding.All(result => result.NotBefore is not null) ? deciding.Max(result => result.NotBefore) : null;
            return Merge(deciding, evidence, decisive) with { NotBefore = last, DataEnd = deciding.Max(result => result.EndIn(evidence)) };
        }

        RuleResult[] open = [.. all.Where(result => result.Outcome is RuleOutcome.Unknown)];
        if (open.Length == 0)
            return Merge(all, evidence, otherwise) with { NotBefore = all.Min(result => result.NotBefore) };

        // What is waited for is the reason; what nobody will ever answer is one only when there is nothing else.
        RuleResult[] pending = [.. open.Where(result => result.IsPending)];
        return Merge(pending.Length > 0 ? pending : open, evidence, RuleOutcome.Unknown) with { NotBefore = open.Min(result => result.NotBefore), IsPending = pending.Length > 0 };
    }

    public static ImmutableArray<string> Metrics(ImmutableArray<IRule> parts) =>
        [.. parts.SelectMany(part => part.Metrics).Distinct(StringComparer.Ordinal)];

    public static TimeSpan Memory(ImmutableArray<IRule> parts) => parts.Max(part => part.Memory);

    /// <summary>One level instead of a chain of pairs, so that reasons come in the order they were written.</summary>
    public static ImmutableArray<IRule> Flatten<TRule>(ReadOnlySpan<IRule> rules, Func<TRule, ImmutableArray<IRule>> partsOf)
        where TRule : class, IRule
    {
        var parts = ImmutableArray.CreateBuilder<IRule>();
        foreach (var rule in rules)
        {
            ArgumentNullException.ThrowIfNull(rule, nameof(rules));
            parts.AddRange(rule is TRule same ? partsOf(same) : [rule]);
        }

        return parts.ToImmutable();
    }

    private static RuleResult Merge(RuleResult[] results, Evidence evidence, RuleOutcome outcome) => new()
    {
        Outcome = outcome,
        Reasons = [.. results.SelectMany(result => result.Reasons).Distinct()],
        Columns = [.. results.SelectMany(result => result.Columns).Distinct(StringComparer.Ordinal)],
        DataEnd = results.Min(result => result.EndIn(evidence)),
    };
}
