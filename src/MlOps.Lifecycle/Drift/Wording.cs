using System.Globalization;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Numbers and sentences of findings, so that all detectors speak alike.</summary>
internal static class Wording
{
    private const int LongestCategory = 40;
    private const double FirstDay = -719_162; // 0001-01-01; days beyond the calendar of .NET are shown as numbers.
    private const double LastDay = 2_932_895; // 9999-12-30
    private const double MicrosecondsPerDay = 86_400e6;

    public static string Effect(double value) => value.ToString(Math.Abs(value) is > 0 and < 0.0095 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    public static string Percent(double share) => $"{(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} %";

    public static string Confidence(Interval interval) => $"{Percent(interval.Confidence)} sure: {Effect(interval.Lower)} to {Effect(interval.Upper)}";

    /// <summary>A value of a column as people write it: dates as dates, numbers with their unit.</summary>
    public static string Value(ColumnSchema column, double value) => column.Type switch
    {
        ColumnType.Date when value is >= FirstDay and <= LastDay => DateTime.UnixEpoch.AddDays(value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Timestamp when value / MicrosecondsPerDay is >= FirstDay and <= LastDay => DateTime.UnixEpoch.AddMicroseconds(value).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        _ => column.Unit is { } unit ? $"{PlainNumber.Of(value)} {unit}" : PlainNumber.Of(value),
    };

    public static string Category(string value) => value.Length <= LongestCategory ? $"\"{value}\"" : $"\"{value.AsSpan(0, LongestCategory)}…\"";

    /// <summary>Where the middle of a column of numbers went.</summary>
    public static string Medians(ColumnSample reference, ColumnSample current)
    {
        double before = Quantile.Median(reference.SortedValues), now = Quantile.Median(current.SortedValues);
        return $"median {Value(reference.Column, before)} → {Value(reference.Column, now)}";
    }

    /// <summary>The sentence of a finding whose effect could be measured.</summary>
    public static string Judged(DriftFinding finding, Interval interval)
    {
        var effect = $"{finding.EffectName} {Effect(finding.Effect)} ({Confidence(interval)})";
        var matters = $"{Effect(finding.PracticalMinimum)} matters";
        return finding.Verdict switch
        {
            DriftVerdict.Drifted => $"{finding.Column} changed: {finding.Change}; {effect}, {matters}.",
            DriftVerdict.NotDrifted => $"{finding.Column} shows no change that matters: {effect}, {matters}.",
            _ => $"{finding.Column}: cannot say yet. {finding.Change}; {effect}, {matters}{MoreRows(finding, interval)}.",
        };
    }

    private static string MoreRows(DriftFinding finding, Interval interval)
    {
        var needed = SampleSize.FindCurrentRowsNeeded(finding.Effect, interval, finding.PracticalMinimum, finding.ReferenceRows, finding.CurrentRows);
        return needed is { } rows && rows > finding.CurrentRows
            ? $"; about {PlainNumber.Count(rows - finding.CurrentRows, "more row")} would decide"
            : "; more current rows alone would not decide";
    }
}
