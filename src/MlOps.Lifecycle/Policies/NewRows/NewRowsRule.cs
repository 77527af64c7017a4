using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>So many labeled rows arrived since the champion was trained.</summary>
internal sealed class NewRowsRule : IRule
{
    internal const string KindName = "new-rows";
    private readonly long _atLeast;

    public NewRowsRule(long atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        _atLeast = atLeast;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var required = $"at least {PlainNumber.Count(_atLeast, "row")}";
        if (evidence.NewRows is not { } rows)
            return RuleResult.Unknown(new(Kind, "rows unknown", required, "It is unknown how many labeled rows are new."));
        var reason = new Reason(Kind, PlainNumber.Count(rows, "row"), required, $"{PlainNumber.Count(rows, "labeled row")} arrived since the champion was trained; asked for are {required}.");
        return rows >= _atLeast ? RuleResult.Holds(reason) : RuleResult.Fails(reason);
    }
}
