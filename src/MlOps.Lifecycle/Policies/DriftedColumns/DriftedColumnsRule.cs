using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Policies;

/// <summary>At least so many columns have drifted.</summary>
internal sealed class DriftedColumnsRule : IRule
{
    internal const string KindName = "drifted-columns";
    private readonly int _atLeast;

    public DriftedColumnsRule(int atLeast)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atLeast, 1);
        _atLeast = atLeast;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var required = $"at least {_atLeast}";
        if (evidence.Drift is not { } drift)
            return RuleResult.Unknown(new(Kind, "drift unknown", required, "Nothing was compared, so drift is unknown."));
        string[] drifted = [.. drift.Where(column => column.Verdict is DriftVerdict.Drifted).Select(column => column.Column).Distinct(StringComparer.Ordinal)];
        string[] open =
        [
            .. drift.Where(column => column.Verdict is DriftVerdict.Inconclusive).Select(column => column.Column).Distinct(StringComparer.Ordinal).Except(drifted, StringComparer.Ordinal),
        ];
        var observed = drifted.Length == 0 ? "none" : $"{drifted.Length} ({Words.List(drifted)})";
        var sentence = $"{(drifted.Length == 0 ? "No column" : PlainNumber.Count(drifted.Length, "column"))} drifted{(drifted.Length == 0 ? "" : $": {Words.List(drifted)}")}; asked for is {required}.";
        var result = drifted.Length >= _atLeast ? RuleResult.Holds(new(Kind, observed, required, sentence))
            : drifted.Length + open.Length < _atLeast ? RuleResult.Fails(new(Kind, observed, required, sentence))
            : RuleResult.Pending(
                new(Kind, observed, required, $"{sentence} Not decided yet: {Words.List(open)}."),
                evidence is { Window: { } window, WindowLength: { } length } && window.End + length > evidence.At ? window.End + length : null);
        return result with { Columns = [.. drifted] };
    }
}
