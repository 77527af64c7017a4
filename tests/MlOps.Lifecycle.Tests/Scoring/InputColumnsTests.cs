using Apache.Arrow;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Scoring;

public sealed class InputColumnsTests
{
    private static readonly TableSchema Inputs = new(
    [
        new ColumnSchema { Name = "amount", Type = ColumnType.Number },
        new ColumnSchema { Name = "channel", Type = ColumnType.Text },
    ]);

    [Fact]
    public void Columns_in_another_order_with_more_beside_are_found_by_name()
    {
        using var rows = Batch(("extra", Texts("e")), ("channel", Texts("web")), ("amount", new DoubleArray.Builder().Append(7).Build()));

        var found = InputColumns.Find(rows, Inputs);

        ((DoubleArray)found[0]).GetValue(0).Should().Be(7);
        ((StringArray)found[1]).GetString(0).Should().Be("web");
    }

    [Fact]
    public void Whole_numbers_are_taken_where_numbers_are_read()
    {
        using var rows = Batch(("amount", new Int64Array.Builder().Append(7).Build()), ("channel", Texts("web")));

        InputColumns.Find(rows, Inputs)[0].Should().BeOfType<Int64Array>();
    }

    [Fact]
    public void Every_column_that_is_missing_or_mistyped_is_named()
    {
        using var rows = Batch(("amount", Texts("7")), ("kanal", Texts("web")));

        var find = () => InputColumns.Find(rows, Inputs);

        find.Should().Throw<LifecycleException>().WithMessage("*column 'amount' holds utf8 where the model reads Number; column 'channel' is missing*amount, kanal*");
    }

    private static StringArray Texts(params string[] values) => new StringArray.Builder().AppendRange(values).Build();

    private static RecordBatch Batch(params (string Name, IArrowArray Values)[] columns) =>
        new(new Schema(columns.Select(c => new Field(c.Name, c.Values.Data.DataType, true)), null), columns.Select(c => c.Values), columns[0].Values.Length);
}
