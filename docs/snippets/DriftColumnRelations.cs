using Apache.Arrow;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace Snippets;

public static class DriftColumnRelations
{
    private static readonly DateTimeOffset Monday = new(2026, 4, 6, 0, 0, 0, TimeSpan.Zero);

    public static void FindBrokenFeed()
    {
        var schema = new TableSchema(
        [
            new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
            new ColumnSchema { Name = "inlet", Type = ColumnType.Number },
            new ColumnSchema { Name = "outlet", Type = ColumnType.Number },
        ]);
        var window = new TimeWindow(Monday, Monday.AddDays(7));
        using var twelveWeeks = Rows(schema, Monday.AddDays(-84), Monday, 1);
        using var lastWeek = Rows(schema, Monday.AddDays(-7), Monday, 1);
        using var thisWeek = Rows(schema, Monday, Monday.AddDays(7), 0.8);

        #region drift-column-relations
        var relations = ColumnRelations.Learn(schema, [twelveWeeks], TimeSpan.FromDays(7));     // once per reference; keep it
        foreach (var finding in relations.Check([lastWeek, thisWeek], window))
            Console.WriteLine($"{finding.Verdict}: {finding.Sentence}");
        #endregion

        var broken = relations.Check([lastWeek, thisWeek], window)[0];
        broken.Verdict.Should().Be(DriftVerdict.Drifted);
        broken.Since.Should().BeCloseTo(Monday, TimeSpan.FromHours(3));
    }

    /// <summary>A pipe: what flows out is a little cooler than what flows in; the inlet's sensor is scaled.</summary>
    private static RecordBatch Rows(TableSchema schema, DateTimeOffset from, DateTimeOffset to, double scale)
    {
        var times = Enumerable.Range(0, (int)(to - from).TotalHours).Select(hour => from.AddHours(hour)).ToArray();
        var inlet = times.Select(time => Math.Round(60 + (20 * Math.Sin(time.Hour * Math.PI / 12)) + new SplitMix64((ulong)time.Ticks).NextUniform(), 1)).ToArray();
        return new(
            ArrowTypes.ToArrow(schema),
            [
                new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(times).Build(),
                new DoubleArray.Builder().AppendRange(inlet.Select(value => value * scale)).Build(),
                new DoubleArray.Builder().AppendRange(inlet.Select((value, i) => Math.Round((value * 0.9) + new SplitMix64((ulong)times[i].Ticks + 1).NextUniform(), 1))).Build(),
            ],
            times.Length);
    }
}
