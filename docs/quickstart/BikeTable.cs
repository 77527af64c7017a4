using System.Collections.Immutable;
using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace Quickstart;

/// <summary>Hours as a table: the columns with their roles, and Arrow batches of them.</summary>
internal static class BikeTable
{
    /// <summary>What follows from the time, in the order of <see cref="BikeHour.Calendar"/>.</summary>
    public static readonly ImmutableArray<string> Calendar = ["season", "mnth", "hr", "holiday", "weekday", "workingday"];

    private static readonly (string Name, Func<BikeHour, double> Value)[] Weather =
    [
        ("weathersit", h => h.WeatherSituation),
        ("temp", h => h.Temperature),
        ("atemp", h => h.FeelsLike),
        ("hum", h => h.Humidity),
        ("windspeed", h => h.WindSpeed),
    ];

    /// <summary>What production sees: everything but the demand.</summary>
    public static TableSchema Inputs { get; } = new(
    [
        new ColumnSchema { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
        new ColumnSchema { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        .. Calendar.Select(name => new ColumnSchema { Name = name, Type = ColumnType.Integer, Role = ColumnRole.Calendar, IsNullable = false }),
        .. Weather.Select(c => new ColumnSchema { Name = c.Name, Type = ColumnType.Number, IsNullable = false }),
    ]);

    /// <summary>What is trained on: the inputs and the demand.</summary>
    public static TableSchema Labeled { get; } = new(
        [.. Inputs, new ColumnSchema { Name = "cnt", Type = ColumnType.Number, Role = ColumnRole.Label, IsNullable = false, Unit = "bikes" }]);

    /// <summary>The weather and the demand of one hour, by column.</summary>
    public static IEnumerable<(string Name, double Value)> Numbers(BikeHour hour) => [.. Weather.Select(column => (column.Name, column.Value(hour))), ("cnt", hour.Demand)];

    /// <summary>Builds one batch.</summary>
    /// <param name="hours">The rows.</param>
    /// <param name="schema"><see cref="Inputs"/> or <see cref="Labeled"/>.</param>
    /// <param name="rename">Gives columns other names, as a careless supplier would.</param>
    public static RecordBatch ToBatch(IReadOnlyList<BikeHour> hours, TableSchema schema, Func<string, string>? rename = null)
    {
        var fields = ArrowTypes.ToArrow(schema).FieldsList
            .Select(field => rename is null ? field : new Field(rename(field.Name), field.DataType, field.IsNullable, field.Metadata));
        return new(new Schema(fields, null), schema.Select(column => ToArray(hours, column.Name)), hours.Count);
    }

    /// <summary>The same rows with the forecast beside them; shares the memory of the inputs.</summary>
    public static RecordBatch WithPrediction(RecordBatch inputs, double[] forecast)
    {
        var prediction = ArrowTypes.ToArrow(new ColumnSchema { Name = "prediction", Type = ColumnType.Number, Role = ColumnRole.Prediction, Unit = "bikes" });
        return new(
            new Schema([.. inputs.Schema.FieldsList, prediction], null),
            [.. inputs.Arrays.Select(array => ArrowArrayFactory.Slice(array, 0, array.Length)), new DoubleArray.Builder().AppendRange(forecast).Build(ManagedMemory.Allocator)],
            inputs.Length);
    }

    private static IArrowArray ToArray(IReadOnlyList<BikeHour> hours, string column)
    {
        if (column == "id")
            return new StringArray.Builder().AppendRange(hours.Select(h => h.Id)).Build(ManagedMemory.Allocator);
        if (column == "time")
            return new TimestampArray.Builder((TimestampType)ArrowTypes.ToArrow(ColumnType.Timestamp)).AppendRange(hours.Select(h => h.Time)).Build(ManagedMemory.Allocator);
        if (column == "cnt")
            return new DoubleArray.Builder().AppendRange(hours.Select(h => h.Demand)).Build(ManagedMemory.Allocator);
        if (Calendar.IndexOf(column) is >= 0 and var i)
            return new Int64Array.Builder().AppendRange(hours.Select(h => h.Calendar[i])).Build(ManagedMemory.Allocator);
        return new DoubleArray.Builder().AppendRange(hours.Select(Weather.Single(c => c.Name == column).Value)).Build(ManagedMemory.Allocator);
    }
}
