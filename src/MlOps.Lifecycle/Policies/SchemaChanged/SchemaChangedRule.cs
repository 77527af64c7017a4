using System.Collections.Immutable;
using MlOps.Lifecycle.Profiles;

namespace MlOps.Lifecycle.Policies;

/// <summary>The schema changed: by default in a way that makes the data unusable until somebody looked.</summary>
internal sealed class SchemaChangedRule(bool breakingOnly) : IRule
{
    internal const string KindName = "schema-changed";

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var required = breakingOnly ? "a breaking change" : "a change";
        if (evidence.SchemaChanges is not { } changes)
            return RuleResult.Unknown(new(Kind, "schema unknown", required, "There was no schema yet to compare with."));
        SchemaChange[] counted = [.. changes.Where(change => change.Breaking || !breakingOnly)];
        if (counted.Length == 0)
            return RuleResult.Fails(new(Kind, "none", required, $"The schema has not {(breakingOnly ? "changed in a way that breaks anything" : "changed")}."));
        return new()
        {
            Outcome = RuleOutcome.Holds,
            Reasons = [.. counted.Select(change => new Reason(Kind, $"{change.Kind}: {change.Column}", required, change.Sentence))],
            Columns = [.. counted.Select(change => change.Column).Distinct(StringComparer.Ordinal)],
        };
    }
}
