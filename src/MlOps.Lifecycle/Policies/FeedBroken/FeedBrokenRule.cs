using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>The data came broken: a unit changed, a code was given another meaning, a column stopped being filled.</summary>
internal sealed class FeedBrokenRule : IRule
{
    internal const string KindName = "feed-broken";
    private const string Required = "a breaking finding";

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        if (evidence.Feed is not { } feed)
            return RuleResult.Unknown(new(Kind, "feed unknown", Required, "Whether the data came broken is not known: there was nothing to compare them with."));
        FeedFinding[] breaking = [.. feed.Where(finding => finding.Breaking)];
        if (breaking.Length == 0)
            return RuleResult.Fails(new(Kind, "none", Required, "The data came as they should."));
        return new()
        {
            Outcome = RuleOutcome.Holds,
            Reasons = [.. breaking.Select(finding => new Reason(Kind, finding.Column, Required, finding.Sentence))],
            Columns = [.. breaking.Select(finding => finding.Column).Distinct(StringComparer.Ordinal)],
        };
    }
}
