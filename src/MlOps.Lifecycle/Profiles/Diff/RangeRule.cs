using System.Globalization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Whether numbers lie outside the declared range, or so far outside the known one that the unit must have changed.</summary>
internal static class RangeRule
{
    private const double ShareThatBreaks = 0.05;
    private const long FewestKnownValues = 100;
    private const double FarInWidths = 0.5;
    private const double NearInWidths = 0.1;
    private const double FarShareReported = 0.01;
    private const double FarShareThatBreaks = 0.1;
    private const double NearShareThatBreaks = 0.9;
    private const double ShrunkTo = 0.67;
    private const long FewestRows = 5;

    public static SchemaChange? Judge(ColumnProfile reference, ColumnProfile current)
    {
        var column = reference.Column;
        if (column.Range is { } declared)
            return current.RowCount > 0 ? Declared(column, current, declared) : Redeclared(column, current.Column);
        if (reference.RowCount == 0 && current.RowCount == 0)
            return Redeclared(column, current.Column);
        return column.IsNumeric && column.Role is ColumnRole.Feature or ColumnRole.Label or ColumnRole.Prediction && reference.ValueCount >= FewestKnownValues
            ? Known(reference, current)
            : null;
    }

    private static SchemaChange? Declared(ColumnSchema column, ColumnProfile current, ValueRange range)
    {
        // Infinite values are outside as well; NaN is missing, not outside.
        var outside = (long)Math.Round(current.Quantiles.Count * (1 - KnownRange.Between(current.Quantiles, range.Minimum, range.Maximum)));
        outside += double.IsInfinity(range.Minimum) || double.IsInfinity(range.Maximum) ? 0 : current.InfiniteCount;
        var isBelowOrAbove = current.Minimum < range.Minimum || current.Maximum > range.Maximum;
        if (outside == 0 && !isBelowOrAbove)
            return null;
        return Change(
            column, current, range, column.Role != ColumnRole.Ignored && outside >= ShareThatBreaks * current.ValueCount,
            $"Values of '{column.Name}' lie outside the declared {Text(range)} in {DiffText.Rows(Math.Max(1, outside), current.RowCount)}.");
    }

    private static SchemaChange? Redeclared(ColumnSchema before, ColumnSchema after) => before.Range == after.Range ? null : new()
    {
        Kind = SchemaChangeKind.Range,
        Column = before.Name,
        Breaking = false,
        Before = Text(before.Range),
        After = Text(after.Range),
        Sentence = $"The declared range of '{before.Name}' was {Text(before.Range)} and is now {Text(after.Range)}.",
    };

    private static SchemaChange? Known(ColumnProfile reference, ColumnProfile current)
    {
        if (reference.Minimum is not { } minimum || reference.Maximum is not { } maximum || current.ValueCount == 0 || !current.Column.IsNumeric)
            return null;
        var width = maximum - minimum;
        var far = 1 - KnownRange.Between(current.Quantiles, minimum - (FarInWidths * width), maximum + (FarInWidths * width));
        var near = 1 - KnownRange.Between(current.Quantiles, minimum - (NearInWidths * width), maximum + (NearInWidths * width));
        var factor = reference.Quantiles.Quantile(0.5) is not 0 and var before ? current.Quantiles.Quantile(0.5) / before : double.NaN;
        // A larger unit presses positive values together below the smallest one: never far in widths, but nearly all of them.
        var shrunk = minimum > 0 && factor is > 0 and <= ShrunkTo ? 1 - KnownRange.Between(current.Quantiles, minimum, double.PositiveInfinity) : 0;
        var breaks = width > 0 && current.ValueCount >= FewestRows && (far >= FarShareThatBreaks || Math.Max(near, shrunk) >= NearShareThatBreaks);
        if (!breaks && (far < FarShareReported || far * current.ValueCount < FewestRows))
            return null;
        var isFar = !breaks || far >= FarShareThatBreaks;
        var share = isFar ? far : Math.Max(near, shrunk);
        var known = new ValueRange(minimum, maximum);
        var jump = share > 0.5 && (factor is >= 1.5 or (> 0 and <= ShrunkTo)) ? $"; the median is about {factor.ToString("G2", CultureInfo.InvariantCulture)} times what it was: a change of unit?" : ".";
        return Change(
            reference.Column, current, known, breaks,
            $"Values of '{reference.Column.Name}' lie {(isFar ? "far " : "")}outside the known {Text(known)} in {DiffText.Percent(share)} of the rows: they go from {DiffText.Number(current.Minimum!.Value)} to {DiffText.Number(current.Maximum!.Value)}{jump}");
    }

    private static SchemaChange Change(ColumnSchema column, ColumnProfile current, ValueRange range, bool breaking, string sentence) => new()
    {
        Kind = SchemaChangeKind.Range,
        Column = column.Name,
        Breaking = breaking,
        Before = Text(range),
        After = current is { Minimum: { } low, Maximum: { } high } ? Text(new ValueRange(low, high)) : null,
        Sentence = sentence,
    };

    private static string Text(ValueRange? range) => range is { } r ? $"{DiffText.Number(r.Minimum)} to {DiffText.Number(r.Maximum)}" : "none";
}
