using System.Collections.Immutable;
using System.Globalization;

namespace MlOps.Lifecycle.Drift;

/// <summary>A comparison in two sentences and an order: every way of showing a report (text, page, JSON) takes these, so that they agree.</summary>
internal sealed record DriftSummary
{
    /// <summary>The columns by rank.</summary>
    public required ImmutableArray<RankedColumn> Columns { get; init; }

    /// <summary>The overall judgment.</summary>
    public required DriftVerdict Verdict { get; init; }

    /// <summary>Whether something technical broke: such data must not be scored or trained on.</summary>
    public required bool IsBroken { get; init; }

    /// <summary>What was found.</summary>
    public required string Headline { get; init; }

    /// <summary>What to do now.</summary>
    public required string NextStep { get; init; }

    public IEnumerable<RankedColumn> With(DriftVerdict verdict) => Columns.Where(column => column.Verdict == verdict);

    public static DriftSummary Of(DriftReport report)
    {
        var columns = RankedColumn.Of(report.Findings);
        string[] broken =
        [
            .. report.SchemaChanges.Where(change => change.Breaking).Select(change => change.Column)
                .Concat(report.Relations.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => finding.Column))
                .Distinct(StringComparer.Ordinal),
        ];
        var drifted = columns.Count(column => column.Verdict == DriftVerdict.Drifted);
        var open = columns.Count(column => column.Verdict == DriftVerdict.Inconclusive);
        return new()
        {
            Columns = columns,
            Verdict = drifted + broken.Length > 0 ? DriftVerdict.Drifted
                : open > 0 || columns.IsEmpty ? DriftVerdict.Inconclusive
                : DriftVerdict.NotDrifted,
            IsBroken = broken.Length > 0,
            Headline = FindHeadline(columns.Length, drifted, open, broken),
            NextStep = FindNextStep(columns, drifted, open, broken),
        };
    }

    private static string FindHeadline(int judged, int drifted, int open, string[] broken)
    {
        var broke = broken.Length == 0 ? "" : $"The feed is broken at {List(broken)}. ";
        if (judged == 0)
            return broke + "No column could be judged.";
        var untold = open == 0 ? "" : $" {Counted(open)} cannot be told yet.";
        return broke + (drifted == 0
            ? open == judged ? "Whether anything changed cannot be told yet." : $"No column of {Number(judged)} changed in a way that matters.{untold}"
            : $"{Number(drifted)} of {Counted(judged)} changed in a way that matters.{untold}");
    }

    private static string FindNextStep(ImmutableArray<RankedColumn> columns, int drifted, int open, string[] broken) =>
        broken.Length > 0 ? $"Repair {List(broken)} at the source before these data are scored or trained on; other changes may follow from it."
        : drifted > 0 ? $"Look at {List([.. columns.Take(drifted).Select(column => column.Name)])} in the source first. Drift alone is a notice: what pays for a retraining is a confirmed loss of quality or value."
        : columns.IsEmpty ? "Give at least one column the role Feature, Prediction or Label."
        : open > 0 ? "Wait for more rows; each open column says how many."
        : "Nothing.";

    private static string List(string[] names)
    {
        const int shown = 3;
        var list = string.Join(", ", names.Take(shown).Select(name => $"'{PlainText.Name(name)}'"));
        return names.Length > shown ? $"{list} and {Number(names.Length - shown)} more" : list;
    }

    private static string Counted(int count) => count == 1 ? "1 column" : $"{Number(count)} columns";

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
