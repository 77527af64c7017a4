using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Tables;

public sealed class ArrowTypesTests
{
    [Fact]
    public void Schema_with_everything_declared_survives_the_round_trip()
    {
        var schema = new TableSchema(
        [
            new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
            new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
            new() { Name = "day", Type = ColumnType.Date, Role = ColumnRole.Calendar },
            new() { Name = "speed", Type = ColumnType.Number, Range = new(double.NegativeInfinity, 0.1), Unit = "km/h" },
            new() { Name = "gears", Type = ColumnType.Integer, Range = new(1, 7) },
            new() { Name = "kind", Type = ColumnType.Text, Domain = [@"a,b", @"c\", "", @"\,"] },
            new() { Name = "weather", Type = ColumnType.Integer, IsCode = true },
            new() { Name = "none", Type = ColumnType.Text, Domain = [] },
            new() { Name = "late", Type = ColumnType.Boolean, Role = ColumnRole.Label },
        ]);
        ArrowTypes.ToTableSchema(ArrowTypes.ToArrow(schema)).Should().Equal(schema);
    }

    [Fact]
    public void Foreign_field_becomes_a_feature()
    {
        var schema = new Schema([new("x", FloatType.Default, false)], null);
        ArrowTypes.ToTableSchema(schema).Should().Equal(new ColumnSchema { Name = "x", Type = ColumnType.Number, IsNullable = false });
    }

    [Fact]
    public void Type_that_no_column_can_hold_is_named()
    {
        var schema = new Schema([new("nested", new ListType(Int64Type.Default), false)], null);
        var act = () => ArrowTypes.ToTableSchema(schema);
        act.Should().Throw<LifecycleException>().WithMessage("Column 'nested' has the Arrow type list*convert or leave out*");
    }

    [Fact]
    public void Numbers_of_any_width_are_read_and_missing_ones_become_NaN()
    {
        IArrowArray[] arrays =
        [
            new Int8Array.Builder().Append(1).AppendNull().Append(3).Build(),
            new UInt64Array.Builder().Append(1).AppendNull().Append(3).Build(),
            new FloatArray.Builder().Append(1).AppendNull().Append(3).Build(),
            new DoubleArray.Builder().Append(1).AppendNull().Append(3).Build(),
        ];
        foreach (var array in arrays)
        {
            var values = new double[3];
            ArrowValues.CopyNumbers(array, values);
            values.Should().Equal(1, double.NaN, 3);
        }
    }

    [Fact]
    public void Times_of_any_unit_are_microseconds()
    {
        var instant = new DateTimeOffset(2011, 1, 1, 13, 0, 0, TimeSpan.Zero);
        foreach (var unit in Enum.GetValues<TimeUnit>())
        {
            var array = new TimestampArray.Builder(new TimestampType(unit, "UTC")).Append(instant).Build();
            var values = new double[1];
            ArrowValues.CopyNumbers(array, values);
            values[0].Should().BeApproximately(instant.ToUnixTimeSeconds() * 1e6, 0.5);
        }
    }

    [Fact]
    public void Slice_is_read_from_its_offset()
    {
        var array = new Int64Array.Builder().Append(1).Append(2).AppendNull().Append(4).Build().Slice(1, 3);
        var values = new double[3];
        ArrowValues.CopyNumbers(array, values);
        values.Should().Equal(2, double.NaN, 4);
    }
}
