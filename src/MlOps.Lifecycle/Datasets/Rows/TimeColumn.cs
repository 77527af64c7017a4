using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Reads the column with the time role: instants, and days as their first instant in UTC.</summary>
internal static class TimeColumn
{
    private const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>The first column with the time role that holds times, or null.</summary>
    public static ColumnSchema? Find(TableSchema schema) =>
        schema.WithRole(ColumnRole.Time).FirstOrDefault(column => column.Type is ColumnType.Timestamp or ColumnType.Date);

    /// <summary>One time in microseconds since 1970-01-01 UTC, or null when it is missing.</summary>
    public static long? Microseconds(IArrowArray array, int index) => array.IsNull(index) ? null : array switch
    {
        TimestampArray times => times.Values[index],
        Date32Array dates => dates.Values[index] * MicrosecondsPerDay,
        _ => throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} holds no times."),
    };

    /// <summary>The smallest window that holds the times of an array and a window before it.</summary>
    public static TimeWindow? Extend(TimeWindow? range, IArrowArray array)
    {
        long? first = null, last = null;
        for (var i = 0; i < array.Length; i++)
        {
            if (Microseconds(array, i) is { } time)
                (first, last) = (Math.Min(first ?? time, time), Math.Max(last ?? time, time));
        }

        return first is null ? range : Union(range, new(Instant(first.Value), Instant(last!.Value + 1)));
    }

    /// <summary>The smallest window that holds two.</summary>
    public static TimeWindow? Union(TimeWindow? a, TimeWindow? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        ({ } x, { } y) => new(x.Start < y.Start ? x.Start : y.Start, x.End > y.End ? x.End : y.End),
    };

    /// <summary>The runs of rows whose time is chosen.</summary>
    /// <param name="times">The column.</param>
    /// <param name="within">Only rows of these runs.</param>
    /// <param name="isChosen">Whether a time is chosen.</param>
    public static IEnumerable<RowRange> Runs(IArrowArray times, IReadOnlyList<RowRange> within, Func<DateTimeOffset, bool> isChosen)
    {
        foreach (var run in within)
        {
            var start = -1L;
            for (var i = run.First; i < run.End; i++)
            {
                var isIn = Microseconds(times, (int)i) is { } time && isChosen(Instant(time));
                if (isIn && start < 0)
                    start = i;
                if (!isIn && start >= 0)
                {
                    yield return new(start, i - start);
                    start = -1;
                }
            }

            if (start >= 0)
                yield return new(start, run.End - start);
        }
    }

    /// <summary>Times outside the years 1 to 9999 count as the nearest instant inside.</summary>
    private static DateTimeOffset Instant(long microseconds)
    {
        var least = (DateTime.MinValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var most = (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return new(DateTime.UnixEpoch.AddTicks(Math.Clamp(microseconds, least, most) * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
