using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class DataViewBatchesTests
{
    private static readonly MLContext Context = new(1);

    [Fact]
    public void Types_of_machine_learning_net_find_their_column_type_and_vectors_are_left_out()
    {
        var rows = Context.Data.LoadFromEnumerable([new Row { Flag = true, Small = 3, Whole = -4, Huge = ulong.MaxValue, Single = 0.5f, Text = "a", At = DateTime.UnixEpoch.AddHours(1), Took = TimeSpan.FromSeconds(2) }]);

        var batch = DataViewBatches.Read(rows).Single();

        ArrowTypes.ToTableSchema(batch.Schema).Select(column => (column.Name, column.Type)).Should().Equal(
            ("Flag", ColumnType.Boolean), ("Small", ColumnType.Integer), ("Whole", ColumnType.Integer), ("Huge", ColumnType.Number), ("Single", ColumnType.Number),
            ("Text", ColumnType.Text), ("At", ColumnType.Timestamp), ("Took", ColumnType.Number));
        ((TimestampArray)batch.Column("At")).GetTimestamp(0).Should().Be(DateTimeOffset.UnixEpoch.AddHours(1));
        ((DoubleArray)batch.Column("Took")).GetValue(0).Should().Be(2);
        ((Int64Array)batch.Column("Whole")).GetValue(0).Should().Be(-4);
    }

    [Fact]
    public void Missing_keys_and_not_a_number_become_null()
    {
        var rows = Context.Data.LoadFromEnumerable([new Row { Text = "a", Single = float.NaN }, new Row { Text = "b", Single = 1 }]);
        var keyed = Context.Transforms.Conversion.MapValueToKey("Key", "Text").Fit(Context.Data.TakeRows(rows, 1)).Transform(rows);

        var batch = DataViewBatches.Read(keyed).Single();

        ((Int64Array)batch.Column("Key")).ToList(includeNulls: true).Should().Equal(1, null);
        ((DoubleArray)batch.Column("Single")).ToList(includeNulls: true).Should().Equal(null, 1);
    }

    [Fact]
    public void Text_where_numbers_are_wanted_is_refused()
    {
        var rows = Context.Data.LoadFromEnumerable([new Row { Text = "a" }]);

        var read = () => DataViewBatches.ReadAs(rows, new([new() { Name = "Text", Type = ColumnType.Number }])).ToArray();

        read.Should().Throw<LifecycleException>().WithMessage("*'Text'*cannot become Number*");
    }

    [Fact]
    public void Column_that_the_view_lacks_is_named()
    {
        var rows = Context.Data.LoadFromEnumerable([new Row { Text = "a" }]);

        var read = () => DataViewBatches.ReadAs(rows, new([new() { Name = "Income", Type = ColumnType.Number }])).ToArray();

        read.Should().Throw<LifecycleException>().WithMessage("*no column 'Income'*Flag*");
    }

    [Fact]
    public void Batch_without_rows_is_refused()
    {
        var read = () => DataViewBatches.Read(Context.Data.LoadFromEnumerable([new Row()]), 0);

        read.Should().Throw<ArgumentOutOfRangeException>();
    }

    private sealed class Row
    {
        public bool Flag { get; set; }

        public byte Small { get; set; }

        public int Whole { get; set; }

        public ulong Huge { get; set; }

        public float Single { get; set; }

        public string Text { get; set; } = "";

        public DateTime At { get; set; }

        public TimeSpan Took { get; set; }

        [VectorType(2)]
        public float[] Vector { get; set; } = [1, 2];
    }
}
