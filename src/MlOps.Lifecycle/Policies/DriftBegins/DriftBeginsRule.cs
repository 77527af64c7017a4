using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Columns drifted in two windows in a row and people were not told about it yet; they are told at most once in a while.</summary>
internal sealed class DriftBeginsRule : IRule
{
    internal const string KindName = "drift-begins";

    /// <summary>The longest quarter of a year: spring is one notice.</summary>
    internal static readonly TimeSpan DefaultQuiet = TimeSpan.FromDays(92);

    private const string Required = "new drift in two windows in a row";
    private readonly TimeSpan _quiet;

    public DriftBeginsRule(TimeSpan quiet)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quiet, TimeSpan.Zero);
        _quiet = quiet;
    }

    public string Kind => KindName;

    public ImmutableArray<string> Metrics => [];

    /// <summary>Twice the quiet time: long enough to see what a notice was about.</summary>
    public TimeSpan Memory => Later.Sum(_quiet, _quiet);

    public RuleResult Evaluate(Evidence evidence)
    {
        if (evidence.Drift is null)
            return RuleResult.Unknown(new(Kind, "drift unknown", Required, "Nothing was compared, so drift is unknown."));
        var looks = ConfirmedDrift.Looks(evidence);
        var confirmed = ConfirmedDrift.Columns(looks);
        if (confirmed.Length == 0)
            return RuleResult.Fails(new(Kind, "none", Required, "No column drifted in two windows in a row."));
        string[] fresh = [.. confirmed.Where(column => !WasNoticed(evidence, looks, column))];
        if (fresh.Length == 0)
            return RuleResult.Fails(new(Kind, Words.List(confirmed), Required, $"The drift of {Words.List(confirmed)} goes on; it was noticed before."));
        if (evidence.Noticed is [var last, ..] && evidence.At - last.At < _quiet)
        {
            return RuleResult.Fails(new(
                Kind, Words.List(fresh), Required, $"{Words.List(fresh)} drifted too; drift was noticed {Words.Time(last.At)}, and is noticed once in {Words.Span(_quiet)}.")) with
            {
                NotBefore = Later.Than(last.At, _quiet),
            };
        }

        return RuleResult.Holds(new(Kind, Words.List(fresh), Required, Sentence(evidence, fresh))) with { Columns = [.. fresh] };
    }

    private static bool WasNoticed(Evidence evidence, List<Evidence> looks, string column)
    {
        var begin = ConfirmedDrift.EpisodeBegin(looks, column);
        if (evidence.Noticed is { } notices)
            return notices.Any(notice => notice.Columns.Contains(column) && (begin < 0 || notice.At >= looks[begin].At));

        // Nobody says what was noticed: the first look that confirmed the drift is taken for the one that was.
        return evidence.History.Any(earlier => earlier.Window is not null && earlier.Window == evidence.Window)
            || Enumerable.Range(1, Math.Max(0, (begin < 0 ? looks.Count : begin) - 1)).Any(look => ConfirmedDrift.IsConfirmed(looks, look, column));
    }

    private static string Sentence(Evidence evidence, string[] columns)
    {
        var effects = columns.Select(column => evidence.Drift!.Value.First(known => known.Column == column)).Select(known =>
            known.Effect is { } effect ? $"{known.Column} ({(known.Detector is null ? "" : $"{known.Detector} ")}{PlainNumber.Of(effect)})" : known.Column);
        return $"{PlainNumber.Count(columns.Length, "column")} drifted in two windows in a row: {Words.List(effects)}.";
    }
}
