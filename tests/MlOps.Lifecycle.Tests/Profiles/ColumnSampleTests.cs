using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Profiles;

public sealed class ColumnSampleTests
{
    [Fact]
    public void Numbers_are_sorted_and_what_is_not_finite_is_counted_apart()
    {
        var sample = ColumnSample.From("x", [3, double.NaN, -0.0, double.PositiveInfinity, 1, double.NegativeInfinity]);
        sample.SortedValues.ToArray().Should().Equal(0, 1, 3);
        double.IsNegative(sample.SortedValues[0]).Should().BeFalse();
        (sample.RowCount, sample.NullCount, sample.NaNCount, sample.InfiniteCount).Should().Be((6, 0, 1, 2));
        sample.Categories.Should().BeEmpty();
    }

    [Fact]
    public void Categories_are_counted_in_ordinal_order()
    {
        var sample = ColumnSample.From("c", ["b", null, "", "B", "b"]);
        sample.Categories.Should().Equal([new("", 1), new("B", 1), new("b", 2)]);
        (sample.RowCount, sample.NullCount).Should().Be((5, 1));
        sample.SortedValues.Length.Should().Be(0);
    }

    [Fact]
    public void Arrow_batches_give_the_same_sample_as_values()
    {
        var column = new ColumnSchema { Name = "c", Type = ColumnType.Text };
        var first = new StringArray.Builder().Append("é").AppendNull().Append(new string('x', 300)).Build();
        var second = new StringArray.Builder().Append("é").Append("").Build();
        var sample = ColumnSample.From(column, [first, second]);
        sample.Categories.Should().Equal(ColumnSample.From("c", ["é", null, new string('x', 300), "é", ""]).Categories);
        sample.NullCount.Should().Be(1);
    }

    [Fact]
    public void Missing_numbers_are_not_NaN()
    {
        var column = new ColumnSchema { Name = "x", Type = ColumnType.Number };
        var sample = ColumnSample.From(column, [new DoubleArray.Builder().Append(double.NaN).AppendNull().Append(2).Build()]);
        (sample.RowCount, sample.NullCount, sample.NaNCount).Should().Be((3, 1, 1));
    }

    [Fact]
    public void Booleans_are_categories()
    {
        var column = new ColumnSchema { Name = "b", Type = ColumnType.Boolean };
        var sample = ColumnSample.From(column, [new BooleanArray.Builder().Append(true).Append(false).AppendNull().Append(true).Build()]);
        sample.Categories.Should().Equal([new("false", 1), new("true", 2)]);
        sample.NullCount.Should().Be(1);
    }

    [Fact]
    public void No_rows_are_a_sample_too()
    {
        ColumnSample.From("x", ReadOnlySpan<double>.Empty).RowCount.Should().Be(0);
        ColumnSample.From("x", Enumerable.Empty<string>()).Categories.Should().BeEmpty();
    }

    [Fact]
    public void Array_of_another_kind_is_refused_by_name()
    {
        var column = new ColumnSchema { Name = "speed", Type = ColumnType.Number };
        var act = () => ColumnSample.From(column, [new StringArray.Builder().Append("fast").Build()]);
        act.Should().Throw<LifecycleException>().WithMessage("Column 'speed' is declared as Number, but*utf8*correct the schema*");
    }

    [Fact]
    public void Codes_are_categories_whatever_numbers_hold_them()
    {
        var column = new ColumnSchema { Name = "weather", Type = ColumnType.Integer, IsCode = true };
        column.IsNumeric.Should().BeFalse();
        var sample = ColumnSample.From(column,
        [
            new Int64Array.Builder().Append(10).Append(2).AppendNull().Build(),
            new UInt8Array.Builder().Append(2).Build(),
            new DoubleArray.Builder().Append(2).Append(2.5).Append(double.NaN).AppendNull().Build(),
        ]);
        sample.Categories.Should().Equal([new("10", 1), new("2", 3), new("2.5", 1)]);
        (sample.RowCount, sample.NullCount, sample.NaNCount).Should().Be((8, 2, 1));
    }
}
