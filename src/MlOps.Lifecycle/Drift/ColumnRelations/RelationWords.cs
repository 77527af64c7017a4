using System.Globalization;

namespace MlOps.Lifecycle.Drift;

/// <summary>Findings about relations in the words of the person who has to act on them.</summary>
internal static class RelationWords
{
    public static string Broken(RelationFinding finding, bool isStuck)
    {
        var suspect = finding.IsColumnCertain ? $"'{finding.Column}'" : $"'{finding.Column}' or '{finding.Partner}'";
        var what = isStuck ? $"{suspect} stands still at one value"
            : finding is { Factor: null, Offset: null } ? $"'{finding.Column}' and '{finding.Partner}' no longer fit each other, and no single factor or offset explains it"
            : $"'{finding.Column}' {Change(finding)} what '{finding.Partner}' tells";
        var cause = isStuck ? "This looks like a sensor or a job that stopped"
            : finding is { Factor: null, Offset: null } ? "This looks like another source or definition"
            : "The same change explains all these rows, which looks like another unit or divisor";
        return $"{Since(finding)}, {what} ({Rows(finding)}). {cause}: ask the supplier of {suspect} what changed, repair the rows, and train on none of them before.";
    }

    public static string Brief(RelationFinding finding, bool isStuck) =>
        $"{Since(finding)}, '{finding.Column}' {(isStuck ? "stood still" : "did not fit")} while '{finding.Partner}' {(isStuck ? "moved" : "told otherwise")} ({Rows(finding)}): too few rows to call the feed broken ({Percent(finding.PracticalShare)} needed). Look at these rows; nothing else is asked for.";

    public static string Holds(RelationFinding finding) =>
        $"'{finding.Column}' and '{finding.Partner}' fit each other as in the reference ({finding.ComparedRows.ToString(CultureInfo.InvariantCulture)} of {finding.Rows.ToString(CultureInfo.InvariantCulture)} rows compared).";

    public static string NotCompared(RelationFinding finding) =>
        $"'{finding.Column}' could be checked in only {finding.ComparedRows.ToString(CultureInfo.InvariantCulture)} of {finding.Rows.ToString(CultureInfo.InvariantCulture)} rows: the others are missing or lie outside what the reference knows. A broken feed would not be noticed.";

    public static string ScaleHolds(RelationFinding finding) => $"'{finding.Column}' has its usual scale.";

    public static string Jumped(RelationFinding finding) =>
        $"{Since(finding)}, '{finding.Column}' is about {Number(finding.Factor!.Value)} times its usual size ({Rows(finding)}), small and large values alike. This looks like another unit: ask the supplier of '{finding.Column}' what changed, repair the rows, and train on none of them before.";

    public static string BriefJump(RelationFinding finding) =>
        $"{Since(finding)}, '{finding.Column}' was about {Number(finding.Factor!.Value)} times its usual size ({Rows(finding)}): too few rows to call the feed broken ({Percent(finding.PracticalShare)} needed). Look at these rows; nothing else is asked for.";

    private static string Change(RelationFinding finding) => finding switch
    {
        { Factor: { } factor, Offset: { } offset } => $"is about {Number(factor)} times, {(offset < 0 ? "minus" : "plus")} {Number(Math.Abs(offset))},",
        { Offset: { } offset } => $"lies about {Number(Math.Abs(offset))} {(offset < 0 ? "below" : "above")}",
        { Factor: { } factor } => $"is about {Number(factor)} times",
        _ => "is far from",
    };

    private static string Since(RelationFinding finding)
    {
        var since = finding.Since is { } from ? $"Since {Time(from)}" : "From the first row given";
        return finding.Until is { } until ? $"{since} until {Time(until)}" : since;
    }

    private static string Rows(RelationFinding finding) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Round(finding.Share * finding.Rows):0} of {finding.Rows} rows, {Percent(finding.Share)}");

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %");

    private static string Time(DateTimeOffset time) => string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "0", >= 10 => "0.#", >= 0.1 => "0.##", _ => "G2" }, CultureInfo.InvariantCulture);
}
