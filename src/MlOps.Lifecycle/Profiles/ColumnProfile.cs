using System.Globalization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>What a column holds, in bounded space. Profiles of parts merge to the profile of the whole, within the errors that they state.</summary>
/// <remarks>
/// Counts, limits and the distinct summary merge exactly, moments up to rounding, quantiles and frequent values within the bounds they carry.
/// Columns with the role id or ignored are counted only: no value of theirs is kept.
/// </remarks>
public sealed record ColumnProfile
{
    /// <summary>The column.</summary>
    public required ColumnSchema Column { get; init; }

    /// <summary>All rows, missing ones included.</summary>
    public required long RowCount { get; init; }

    /// <summary>Rows without a value.</summary>
    public long NullCount { get; init; }

    /// <summary>Rows that hold NaN.</summary>
    public long NaNCount { get; init; }

    /// <summary>Rows that hold positive or negative infinity.</summary>
    public long InfiniteCount { get; init; }

    /// <summary>The smallest finite number; null for categories and without values.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest finite number; null for categories and without values.</summary>
    public double? Maximum { get; init; }

    /// <summary>Mean and spread of the finite numbers.</summary>
    public MomentSummary Moments { get; init; }

    /// <summary>The distribution of the finite numbers.</summary>
    public QuantileSummary Quantiles { get; init; } = QuantileSummary.Empty;

    /// <summary>The categories of text, booleans and codes.</summary>
    public FrequentValues Frequent { get; init; } = FrequentValues.Empty;

    /// <summary>From which the number of different values is estimated.</summary>
    public DistinctSummary Distinct { get; init; } = DistinctSummary.Empty;

    /// <summary>Rows with a value that is finite or a category.</summary>
    public long ValueCount => RowCount - NullCount - NaNCount - InfiniteCount;

    /// <summary>How many different values there are; exact where quantiles or frequent values are, else with a standard error of 3.3 %.</summary>
    public long DistinctCount => Column.Role is ColumnRole.Id or ColumnRole.Ignored ? EstimatedDistinct
        : Column.IsCategorical ? Frequent.IsExact ? Frequent.Values.Length : EstimatedDistinct
        : Quantiles.IsExact ? Quantiles.Values.Length : EstimatedDistinct;

    /// <summary>An estimate may exceed the number of values, the truth cannot.</summary>
    private long EstimatedDistinct => Math.Min(Distinct.Estimate(), ValueCount);

    /// <summary>The share of rows without a value; 0 without rows.</summary>
    public double NullShare => RowCount == 0 ? 0 : NullCount / (double)RowCount;

    /// <summary>Profiles the values of a sample.</summary>
    /// <param name="sample">The values.</param>
    public static ColumnProfile From(ColumnSample sample)
    {
        var values = sample.SortedValues;
        var profile = new ColumnProfile
        {
            Column = sample.Column,
            RowCount = sample.RowCount,
            NullCount = sample.NullCount,
            NaNCount = sample.NaNCount,
            InfiniteCount = sample.InfiniteCount,
            Distinct = DistinctSummary.Of(sample),
        };
        if (sample.Column.Role is ColumnRole.Id or ColumnRole.Ignored)
            return profile;
        return profile with
        {
            Minimum = values.IsEmpty ? null : values[0],
            Maximum = values.IsEmpty ? null : values[^1],
            Moments = MomentSummary.Of(values),
            Quantiles = QuantileSketch.Of(values),
            Frequent = FrequentValues.From(sample.Categories),
        };
    }

    /// <summary>The profile of the rows of both.</summary>
    /// <param name="other">A profile of the same column.</param>
    /// <exception cref="LifecycleException">The columns differ in name, type, role or in being codes.</exception>
    public ColumnProfile Merge(ColumnProfile other)
    {
        var (a, b) = (Column, other.Column);
        if (a.Name != b.Name || a.Type != b.Type || a.IsCode != b.IsCode || a.Role != b.Role)
            throw new LifecycleException($"The profile of '{a.Name}' ({TypeAndRole(a)}) cannot take that of '{b.Name}' ({TypeAndRole(b)}): merge profiles of one column.");
        return new()
        {
            Column = a.IsNullable == b.IsNullable ? a : a with { IsNullable = true },
            RowCount = RowCount + other.RowCount,
            NullCount = NullCount + other.NullCount,
            NaNCount = NaNCount + other.NaNCount,
            InfiniteCount = InfiniteCount + other.InfiniteCount,
            Minimum = Minimum is null || other.Minimum < Minimum ? other.Minimum : Minimum,
            Maximum = Maximum is null || other.Maximum > Maximum ? other.Maximum : Maximum,
            Moments = Moments.Merge(other.Moments),
            Quantiles = Quantiles.Merge(other.Quantiles),
            Frequent = Frequent.Merge(other.Frequent),
            Distinct = Distinct.Merge(other.Distinct),
        };
    }

    /// <summary>The column and what it holds, for people.</summary>
    public override string ToString() => Minimum is { } minimum && Maximum is { } maximum
        ? string.Create(CultureInfo.InvariantCulture, $"{Column.Name}: {RowCount} rows, {NullCount} missing, {minimum:G6} to {maximum:G6}, mean {Moments.Mean:G6}")
        : string.Create(CultureInfo.InvariantCulture, $"{Column.Name}: {RowCount} rows, {NullCount} missing, {DistinctCount} different values");

    private static string TypeAndRole(ColumnSchema column) => $"{column.Type}{(column.IsCode ? " code" : "")}, {column.Role}";
}
