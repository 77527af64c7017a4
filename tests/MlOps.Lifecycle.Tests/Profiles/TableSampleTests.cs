using Apache.Arrow;
using CsCheck;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Profiles;

public sealed class TableSampleTests
{
    private static readonly TableSchema Schema = new([new() { Name = "c", Type = ColumnType.Text }, new() { Name = "x", Type = ColumnType.Number }]);

    [Fact]
    public async Task Batches_give_one_sample_per_column_whatever_their_order()
    {
        using var first = new RecordBatch(ArrowTypes.ToArrow(Schema), [new StringArray.Builder().Append("a").AppendNull().Build(), new DoubleArray.Builder().Append(2).Append(1).Build()], 2);
        using var second = new RecordBatch(
            new Schema([new Field("other", Apache.Arrow.Types.DoubleType.Default, true), new Field("x", Apache.Arrow.Types.DoubleType.Default, true), new Field("c", Apache.Arrow.Types.StringType.Default, true)], null),
            [new DoubleArray.Builder().Append(9).Build(), new DoubleArray.Builder().Append(0).Build(), new StringArray.Builder().Append("a").Build()],
            1);
        var sample = TableSample.From(Schema, [first, second], "two batches");
        sample.ToString().Should().Be("two batches: 3 rows, 2 columns");
        sample.Find("x")!.SortedValues.ToArray().Should().Equal(0, 1, 2);
        sample.Find("c")!.Categories.Should().Equal([new("a", 2)]);
        sample.Find("other").Should().BeNull();
        var streamed = await TableSample.FromAsync(Schema, new[] { first, second }.ToAsyncEnumerable());
        streamed.Find("x")!.SortedValues.ToArray().Should().Equal(0, 1, 2);
    }

    [Fact]
    public void Batch_without_a_column_is_refused_by_name()
    {
        using var batch = new RecordBatch(new Schema([new Field("c", Apache.Arrow.Types.StringType.Default, true)], null), [new StringArray.Builder().Build()], 0);
        var act = () => TableSample.From(Schema, [batch], "june.csv");
        act.Should().Throw<LifecycleException>().WithMessage("'june.csv' has no column 'x', it has c:*");
    }

    [Fact]
    public void Merged_samples_hold_all_values_and_lose_a_part_again() =>
        Gen.Select(Gen.Int[-3, 3].Array[0, 20], Gen.Int[-3, 3].Array[0, 20], Gen.Int[-3, 3].Array[0, 20]).Sample(
            (a, b, c) =>
            {
                TableSample[] parts = [.. new[] { a, b, c }.Select(Take)];
                var all = TableSample.Merge(parts);
                int[] values = [.. a, .. b, .. c];
                return Same(all, Take(values)) && Same(all.Without(parts[1]), Take([.. a, .. c])) && all.RowCount == values.Length;
            },
            iter: 200,
            seed: "0000000000000");

    [Fact]
    public void Chosen_columns_come_in_the_order_of_the_schema()
    {
        var sample = Take([1, 2]).Choose(new TableSchema([Schema["c"], Schema["x"], Schema["c"] with { Name = "absent" }]));
        sample.Columns.Select(column => column.Column.Name).Should().Equal("c", "x");
        sample.RowCount.Should().Be(2);
        sample.Named("other").Name.Should().Be("other");
    }

    [Fact]
    public void No_samples_cannot_be_put_together()
    {
        var act = () => TableSample.Merge([]);
        act.Should().Throw<LifecycleException>();
    }

    /// <summary>3 stands for NaN and −3 for infinity; the text column says "missing" as null.</summary>
    private static TableSample Take(int[] values) => TableSample.Of(
    [
        ColumnSample.From("x", values.Select(v => v switch { 3 => double.NaN, -3 => double.PositiveInfinity, _ => v }).ToArray()),
        ColumnSample.From("c", values.Select(v => v == 0 ? null : $"{v}")),
    ]);

    private static bool Same(TableSample one, TableSample other) => one.Columns.Zip(other.Columns).All(pair =>
        pair.First.SortedValues.SequenceEqual(pair.Second.SortedValues)
        && pair.First.Categories.SequenceEqual(pair.Second.Categories)
        && pair.First.RowCount == pair.Second.RowCount
        && pair.First.NullCount == pair.Second.NullCount
        && pair.First.NaNCount == pair.Second.NaNCount
        && pair.First.InfiniteCount == pair.Second.InfiniteCount);
}
