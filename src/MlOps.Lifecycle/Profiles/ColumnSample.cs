using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The values of one column as detectors read them: finite numbers in ascending order, or categories with their counts.</summary>
/// <remarks>Immutable and thread-safe. Missing, NaN and infinite values are counted apart and are in neither.</remarks>
public sealed class ColumnSample
{
    private readonly double[] _sorted;

    internal ColumnSample(ColumnSchema column, long nulls, long nans, long infinities, double[] sorted, ImmutableSortedDictionary<string, long> categories)
    {
        Column = column;
        NullCount = nulls;
        NaNCount = nans;
        InfiniteCount = infinities;
        _sorted = sorted;
        Categories = categories;
        RowCount = nulls + nans + infinities + sorted.Length + categories.Values.Sum();
    }

    /// <summary>The column.</summary>
    public ColumnSchema Column { get; }

    /// <summary>All rows, missing ones included.</summary>
    public long RowCount { get; }

    /// <summary>Rows without a value.</summary>
    public long NullCount { get; }

    /// <summary>Rows that hold NaN; 0 for columns without numbers.</summary>
    public long NaNCount { get; }

    /// <summary>Rows that hold positive or negative infinity; 0 for columns without numbers.</summary>
    public long InfiniteCount { get; }

    /// <summary>
    /// The finite values in ascending order, with -0.0 as 0.0; empty for text and boolean columns. Dates are days and
    /// timestamps microseconds since 1970-01-01 UTC. Integers beyond 2⁵³ are rounded.
    /// </summary>
    public ReadOnlySpan<double> SortedValues => _sorted;

    /// <summary>Rows per category, sorted by ordinal; empty for columns of numbers, dates and timestamps. Booleans are <c>true</c> and <c>false</c>.</summary>
    public IReadOnlyDictionary<string, long> Categories { get; }

    /// <summary>Takes numbers.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="values">The values in any order; NaN and infinities are counted apart. Copied.</param>
    /// <exception cref="LifecycleException"><paramref name="name"/> is empty.</exception>
    public static ColumnSample From(string name, ReadOnlySpan<double> values)
    {
        var builder = new ColumnSampleBuilder(Named(name, ColumnType.Number));
        builder.Add(values);
        return builder.Build();
    }

    /// <summary>Takes categories.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="values">The category per row; null stands for missing, the empty text is a category.</param>
    /// <exception cref="LifecycleException"><paramref name="name"/> is empty.</exception>
    public static ColumnSample From(string name, IEnumerable<string?> values)
    {
        var builder = new ColumnSampleBuilder(Named(name, ColumnType.Text));
        foreach (var value in values)
            builder.Add(value);
        return builder.Build();
    }

    /// <summary>Takes the values of Arrow arrays, for example of one column of consecutive record batches.</summary>
    /// <param name="column">The column; its type decides whether values or categories are collected.</param>
    /// <param name="arrays">The arrays, read once and in order; they stay the caller's and may be disposed afterwards.</param>
    /// <exception cref="LifecycleException">An array does not hold the kind of values that <paramref name="column"/> says.</exception>
    public static ColumnSample From(ColumnSchema column, IEnumerable<IArrowArray> arrays)
    {
        var builder = new ColumnSampleBuilder(column);
        foreach (var array in arrays)
            builder.Add(array);
        return builder.Build();
    }

    /// <summary>The column and how many rows of what it holds.</summary>
    public override string ToString() => $"{Column.Name}: {RowCount} rows, {NullCount} missing";

    private static ColumnSchema Named(string name, ColumnType type) => string.IsNullOrEmpty(name)
        ? throw new LifecycleException("A column sample needs the name of its column: pass the name under which findings shall be reported.")
        : new() { Name = name, Type = type };
}
