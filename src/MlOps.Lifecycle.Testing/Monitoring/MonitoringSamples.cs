using System.Globalization;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Testing.RegistrySamples;

namespace MlOps.Lifecycle.Testing;

/// <summary>Rows as a recorder writes them: one an hour.</summary>
internal static class MonitoringSamples
{
    public static readonly DateTimeOffset Monday = new(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static TimeWindow Hours(int from, int to) => new(Monday.AddHours(from), Monday.AddHours(to));

    public static string Name(int hour) => string.Create(CultureInfo.InvariantCulture, $"h{hour:000}");

    public static RecordedRow Row(int hour) => new() { Id = Name(hour), Time = Monday.AddHours(hour), Version = new(Model, 1), Prediction = hour / 3.0 };

    public static RecordedRow[] Rows(int from, int to) => [.. Enumerable.Range(from, to - from).Select(Row)];

    public static RecordedBatch Batch(string content, params IReadOnlyCollection<RecordedRow> rows) => new()
    {
        Blob = Digest(content),
        Schema = new([new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time }, new() { Name = "windspeed, 'quoted'", Type = ColumnType.Number, Range = new(0, 1), Unit = "41 km/h" }]),
        FirstTime = rows.Count == 0 ? Monday : rows.Min(row => row.Time),
        LastTime = rows.Count == 0 ? Monday : rows.Max(row => row.Time),
        Rows = rows.Count,
        RecordedAt = Monday.AddDays(1),
    };

    public static RecordedLabel Label(int hour, double value) => new(Name(hour), value, Monday.AddHours(hour).AddDays(1));

    public static Task<int> AddAsync(StoreUnderTest store, string content, params IReadOnlyList<RecordedRow> rows) =>
        store.Monitoring.AddRowsAsync(Here, Model, Batch(content, rows), rows);

    public static Task<int> LabelAsync(StoreUnderTest store, params IReadOnlyList<RecordedLabel> labels) => store.Monitoring.AddLabelsAsync(Here, Model, labels);

    public static Task<IReadOnlyList<RecordedRow>> ListAsync(StoreUnderTest store, int from, int to) => store.Monitoring.ListRowsAsync(Here, Model, Hours(from, to));
}
