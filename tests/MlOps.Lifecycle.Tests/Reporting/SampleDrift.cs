using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Reporting;

internal static class SampleDrift
{
    public static DriftReport Payments { get; } = new()
    {
        Reference = "january.csv",
        Current = "june.csv",
        ReferenceRows = 48_210,
        CurrentRows = 51_902,
        Findings =
        [
            Finding("age", DriftVerdict.NotDrifted, "PSI", 0.06, 0.1, new(0.05, 0.07), "Ages are distributed as before."),
            Finding("amount", DriftVerdict.Drifted, "PSI", 0.41, 0.1, new(0.38, 0.45), "Amounts are higher: the median rose from 41.2 to 63.8."),
            Finding("amount", DriftVerdict.Drifted, "D", 0.19, 0.1, new(0.18, 0.2), "The largest gap lies at 52: 61 % were below it, now 42 % are."),
            Finding("channel", DriftVerdict.Drifted, "Cramér's V", 0.27, 0.1, new(0.26, 0.28), "The value 'wallet' is new, in 9.1 % of the rows."),
            Finding("tenure", DriftVerdict.Inconclusive, "PSI", 0.09, 0.1, new(0.05, 0.14), "The interval of the effect, 0.05 to 0.14, still contains 0.1: 2,400 more rows would tell."),
            Finding("score", DriftVerdict.NotDrifted, "PSI", 0.02, 0.1, new(0.015, 0.03), "Scores are distributed as before.") with { Role = ColumnRole.Prediction },
        ],
        SchemaChanges =
        [
            new() { Kind = SchemaChangeKind.Added, Column = "device", Breaking = false, After = "Text", Sentence = "Column 'device' is new." },
        ],
        LeftOut = [new("id", "role Id: it names the row"), new("time", "role Time: it always moves")],
    };

    public static DriftReport BrokenFeed { get; } = Payments with
    {
        Relations =
        [
            new()
            {
                Column = "temp", Partner = "atemp", Verdict = DriftVerdict.Drifted, Effect = 0.17, PracticalMinimum = 0.135, Share = 0.5, PracticalShare = 0.25, Rows = 168, ComparedRows = 164,
                Since = new(2012, 3, 15, 9, 0, 0, TimeSpan.Zero), Factor = 0.82, Sentence = "Since 2012-03-15 09:00 UTC, 'temp' is about 0.82 times what 'atemp' tells (84 of 168 rows, 50 %).",
            },
        ],
    };

    public static DriftFinding Finding(string column, DriftVerdict verdict, string effectName, double effect, double minimum, Interval? interval, string sentence) => new()
    {
        Column = column,
        Detector = effectName.ToLowerInvariant(),
        Test = $"two-sample comparison by {effectName}",
        Verdict = verdict,
        EffectName = effectName,
        Effect = effect,
        EffectInterval = interval,
        PracticalMinimum = minimum,
        Statistic = effect * 1000,
        PValue = 1e-7,
        ReferenceRows = 48_210,
        CurrentRows = 51_902,
        Sentence = sentence,
    };

    /// <summary>A report whose every text was written by somebody who means harm, with very many columns.</summary>
    public static DriftReport Hostile(int columns) => new()
    {
        Reference = HostileText.All[0],
        Current = string.Concat(HostileText.All),
        ReferenceRows = 1,
        CurrentRows = 1,
        Findings = [.. Enumerable.Range(0, columns).SelectMany(i => new[] { DriftVerdict.Drifted, DriftVerdict.Inconclusive, DriftVerdict.NotDrifted }.Select(verdict =>
            Finding($"{verdict}{i}{HostileText.At(i)}", verdict, HostileText.At(i + 1), double.NaN, 0, null, string.Concat(Enumerable.Repeat(HostileText.At(i), i < 10 ? 50 : 1))) with { Test = HostileText.At(i), Detector = HostileText.At(i) }))],
        SchemaChanges = [.. Enumerable.Range(0, columns).Select(i => new SchemaChange { Kind = SchemaChangeKind.Removed, Column = HostileText.At(i), Breaking = true, Sentence = HostileText.At(i) })],
        Relations = [.. BrokenFeed.Relations.Concat(BrokenFeed.Relations).Select((finding, i) => finding with { Column = HostileText.At(i), Sentence = HostileText.At(i) })],
        LeftOut = [.. Enumerable.Range(0, columns).Select(i => new LeftOutColumn(HostileText.At(i), HostileText.At(i)))],
    };
}
