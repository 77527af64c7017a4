using Apache.Arrow;
using Apache.Arrow.Types;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class RecordBatchDataViewTests
{
    [Fact]
    public void Types_follow_column_type_and_role()
    {
        var view = new RecordBatchDataView(AllTypes.Schema, []);

        view.Schema.Select(column => (column.Name, column.Type.ToString())).Should().Equal(
            ("flag", "Single"), ("count", "Single"), ("row", "Double"), ("amount", "Single"), ("cost", "Double"), ("channel", "String"), ("day", "Single"), ("at", "Double"), ("fraud", "Boolean"));
    }

    [Fact]
    public void Every_column_type_comes_back_as_it_was()
    {
        using var first = AllTypes.Rows(0, 40);
        using var second = AllTypes.Rows(40, 23);

        var back = DataViewBatches.ReadAs(new RecordBatchDataView(AllTypes.Schema, [first, second]), AllTypes.Schema, rowsPerBatch: 17).ToArray();

        AllTypes.Print(back).Should().Equal(AllTypes.Print([first, second]));
        back.Select(batch => batch.Length).Should().Equal(17, 17, 17, 12);
        ArrowTypes.ToTableSchema(back[0].Schema).Should().Equal(AllTypes.Schema);
    }

    [Fact]
    public void Slices_are_read_from_their_offset()
    {
        using var rows = AllTypes.Rows(0, 50);
        var slice = rows.Slice(13, 21);
        using var expected = AllTypes.Rows(13, 21);

        AllTypes.Print(DataViewBatches.ReadAs(new RecordBatchDataView(AllTypes.Schema, [slice]), AllTypes.Schema)).Should().Equal(AllTypes.Print([expected]));
    }

    [Fact]
    public void Empty_tables_and_empty_batches_have_no_rows()
    {
        using var empty = AllTypes.Rows(0, 0);
        using var some = AllTypes.Rows(0, 2);

        DataViewBatches.Read(new RecordBatchDataView(AllTypes.Schema, [])).Should().BeEmpty();
        DataViewBatches.Read(new RecordBatchDataView(AllTypes.Schema, [empty])).Should().BeEmpty();
        var view = new RecordBatchDataView(AllTypes.Schema, [empty, some, empty]);
        DataViewBatches.Read(view).Sum(batch => batch.Length).Should().Be(2);
        view.GetRowCount().Should().Be(2);
    }

    [Fact]
    public void Dictionary_encoded_text_is_read_as_text()
    {
        var codes = new Int32Array.Builder().Append(1).Append(0).AppendNull().Append(1).Build();
        var words = new StringArray.Builder().Append("shop").Append("web").Build();
        var type = new DictionaryType(Int32Type.Default, StringType.Default, false);
        using var batch = new RecordBatch(new Schema([new Field("channel", type, true)], null), [new DictionaryArray(type, codes, words)], 4);
        var columns = new TableSchema([new() { Name = "channel", Type = ColumnType.Text }]);

        var back = DataViewBatches.Read(new RecordBatchDataView(columns, [batch])).Single();

        Enumerable.Range(0, 4).Select(i => ((StringArray)back.Column(0)).GetString(i)).Should().Equal("web", "shop", "", "web");
    }

    [Fact]
    public void Missing_text_is_empty()
    {
        using var batch = new RecordBatch(
            new Schema([new Field("channel", StringType.Default, true)], null),
            [new StringArray.Builder().Append("a").AppendNull().Append("b").Build()],
            3);

        var back = DataViewBatches.Read(new RecordBatchDataView(new([new() { Name = "channel", Type = ColumnType.Text }]), [batch])).Single();

        Enumerable.Range(0, 3).Select(i => ((StringArray)back.Column(0)).GetString(i)).Should().Equal("a", "", "b");
    }

    [Fact]
    public void Columns_that_were_not_asked_for_have_no_getter()
    {
        using var rows = AllTypes.Rows(0, 3);
        var view = new RecordBatchDataView(AllTypes.Schema, [rows]);

        using var cursor = view.GetRowCursor([view.Schema["amount"]]);

        cursor.IsColumnActive(view.Schema["amount"]).Should().BeTrue();
        cursor.IsColumnActive(view.Schema["channel"]).Should().BeFalse();
        cursor.Invoking(c => c.GetGetter<ReadOnlyMemory<char>>(view.Schema["channel"])).Should().Throw<InvalidOperationException>().WithMessage("*'channel' was not asked for*");
        cursor.Invoking(c => c.GetGetter<double>(view.Schema["amount"])).Should().Throw<InvalidOperationException>().WithMessage("*'amount' holds Single*");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(9, 4)]
    public void Cursor_set_shares_the_rows_out_in_batches_that_keep_their_order(int wanted, int expected)
    {
        var batches = Enumerable.Range(0, 4).Select(i => AllTypes.Rows(10 * i, 10)).ToArray();
        var view = new RecordBatchDataView(AllTypes.Schema, batches);
        var column = view.Schema["row"];

        var cursors = view.GetRowCursorSet([column], wanted);

        cursors.Should().HaveCount(expected);
        var seen = new List<(long Batch, double Row, DataViewRowId Id)>();
        foreach (var cursor in cursors)
        {
            using (cursor)
            {
                var (value, id) = (cursor.GetGetter<double>(column), cursor.GetIdGetter());
                var last = -1L;
                while (cursor.MoveNext())
                {
                    double row = 0;
                    DataViewRowId rowId = default;
                    value(ref row);
                    id(ref rowId);
                    cursor.Batch.Should().BeGreaterThanOrEqualTo(last);
                    last = cursor.Batch;
                    seen.Add((cursor.Batch, row - (1L << 40), rowId));
                }

                cursor.MoveNext().Should().BeFalse();
                cursor.Position.Should().Be(-1);
            }
        }

        seen.OrderBy(s => s.Batch).ThenBy(s => s.Row).Select(s => s.Row).Should().Equal(Enumerable.Range(0, 40).Select(i => (double)i));
        seen.Select(s => s.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Rows_without_a_boolean_label_are_refused_with_their_number()
    {
        var columns = new TableSchema([new() { Name = "fraud", Type = ColumnType.Boolean, Role = ColumnRole.Label }]);
        using var batch = new RecordBatch(ArrowTypes.ToArrow(columns), [new BooleanArray.Builder().Append(true).AppendNull().AppendNull().Build()], 3);

        var create = () => new RecordBatchDataView(columns, [batch]);

        create.Should().Throw<LifecycleException>().WithMessage("*'fraud' is missing in 2 rows*");
    }

    [Fact]
    public void Missing_column_is_named()
    {
        using var rows = AllTypes.Rows(0, 3);

        var create = () => new RecordBatchDataView(new([.. AllTypes.Schema, new() { Name = "income", Type = ColumnType.Number }]), [rows]);

        create.Should().Throw<LifecycleException>().WithMessage("*column 'income' is missing*");
    }

    [Fact]
    public void Large_batch_is_read_without_an_object_per_row()
    {
        const int Rows = 200_000;
        var columns = new TableSchema(AllTypes.Schema.Where(column => column.Name is "amount" or "count" or "channel"));
        using var batch = AllTypes.Rows(0, Rows);
        var view = new RecordBatchDataView(columns, [batch]);
        Read(view);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var characters = Read(view);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        characters.Should().BeGreaterThan(Rows);
        allocated.Should().BeLessThan(Rows * 60L, "two columns of 8 bytes and 16 bytes with about 10 characters of text per row are buffers of the batch");
    }

    private static long Read(RecordBatchDataView view)
    {
        using var cursor = view.GetRowCursor(view.Schema);
        var (amount, count, channel) = (cursor.GetGetter<float>(view.Schema["amount"]), cursor.GetGetter<float>(view.Schema["count"]), cursor.GetGetter<ReadOnlyMemory<char>>(view.Schema["channel"]));
        var characters = 0L;
        float number = 0;
        ReadOnlyMemory<char> text = default;
        while (cursor.MoveNext())
        {
            amount(ref number);
            count(ref number);
            channel(ref text);
            characters += text.Length;
        }

        return characters;
    }
}
