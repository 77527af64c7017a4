using System.IO.Compression;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Tables;

public sealed class CsvTableTests
{
    [Fact]
    public void Types_are_found_in_the_cells()
    {
        using var table = CsvText.Read("b,i,x,d,t,c\ntrue,1,0.5,2011-01-31,2011-01-31T13:00:00Z,a\nFALSE,-2,3,2011-02-01,2011-02-01 14:30,b\n");
        table.Schema.Select(c => c.Type).Should().Equal(
            ColumnType.Boolean, ColumnType.Integer, ColumnType.Number, ColumnType.Date, ColumnType.Timestamp, ColumnType.Text);
        table.Schema.Should().OnlyContain(c => !c.IsNullable);
        table.RowCount.Should().Be(2);
        Numbers(table, 0).Should().Equal(1, 0);
        Numbers(table, 1).Should().Equal(1, -2);
        Numbers(table, 2).Should().Equal(0.5, 3);
        Numbers(table, 3).Should().Equal(15005, 15006);
        Numbers(table, 4).Should().Equal(1296478800e6, 1296570600e6);
        Texts(table, 5).Should().Equal("a", "b");
    }

    [Fact]
    public void Empty_cell_is_missing_and_quoted_empty_cell_is_the_empty_text()
    {
        using var table = CsvText.Read("a,b,x\n\"x,\"\"y\",\"\",1\n,,\n\"two\nlines\",\"\",\"\"\n");
        Texts(table, 0).Should().Equal("x,\"y", null, "two\nlines");
        Texts(table, 1).Should().Equal("", null, "");
        Numbers(table, 2).Should().Equal(1, double.NaN, double.NaN);
        table.Batches[0].Column(2).NullCount.Should().Be(2);
        table.Schema.Should().OnlyContain(c => c.IsNullable);
    }

    [Fact]
    public void NA_is_missing_in_numbers_and_a_category_in_text()
    {
        using var table = CsvText.Read("x,country,gust\n1,NA,NA\nNA,DE,NA\n");
        table.Schema.Select(c => c.Type).Should().Equal(ColumnType.Integer, ColumnType.Text, ColumnType.Text);
        table.Batches[0].Column(0).NullCount.Should().Be(1);
        Texts(table, 1).Should().Equal("NA", "DE");
        Texts(table, 2).Should().Equal([null, null], "a column of nothing but NA has no values");

        using var strict = CsvText.Read("x,country\n1,NA\n2,DE\n", format: new() { MissingTextsInText = true });
        Texts(strict, 1).Should().Equal(null, "DE");
    }

    [Fact]
    public void NaN_and_infinities_are_numbers_and_not_missing()
    {
        using var table = CsvText.Read("x\n1\nNaN\nnan\ninf\n-Infinity\n+Inf\n");
        table.Schema["x"].Type.Should().Be(ColumnType.Number);
        table.Batches[0].Column(0).NullCount.Should().Be(0);
        Numbers(table, 0).Should().Equal(
            1, double.NaN, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity);
    }

    [Fact]
    public void Codes_keep_their_leading_zeros_and_long_ids_their_digits()
    {
        using var table = CsvText.Read("zip,card,comma\n01069,12345678901234567890,\"1,5\"\n10115,2,2\n");
        table.Schema.Should().OnlyContain(c => c.Type == ColumnType.Text);
        Texts(table, 0).Should().Equal("01069", "10115");
        Texts(table, 1).Should().Equal("12345678901234567890", "2");
    }

    [Fact]
    public void Offsets_and_fractions_of_seconds_are_read_to_the_microsecond()
    {
        using var table = CsvText.Read("t\n1970-01-01T01:00:00.1234567+01:00\n1969-12-31 19:00:01.5-0500\n1970-01-01 00:00Z\n1970-01-02\n");
        Numbers(table, 0).Should().Equal(123456, 1_500_000, 0, 86_400_000_000);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void Delimiter_is_found_in_the_header(char delimiter)
    {
        using var table = CsvText.Read($"a{delimiter}b\n1{delimiter}2\n");
        table.Schema.Select(c => c.Name).Should().Equal("a", "b");
    }

    [Fact]
    public void Declared_schema_chooses_columns_and_their_order()
    {
        var schema = new TableSchema([new() { Name = "c", Type = ColumnType.Number }, new() { Name = "a", Type = ColumnType.Boolean, Role = ColumnRole.Label }]);
        using var table = CsvText.Read("a,b,c\n1,x,7\n0,y,8\n", schema);
        table.Schema.Should().Equal(schema);
        ArrowTypes.ToTableSchema(table.Batches[0].Schema).Should().Equal(schema);
        Numbers(table, 0).Should().Equal(7, 8);
        Numbers(table, 1).Should().Equal(1, 0);
    }

    [Fact]
    public void Compressed_file_is_noticed_by_its_first_bytes()
    {
        var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes("a\n1\n2\n"));
        using var file = new CsvText(buffer.ToArray());
        using var table = CsvTable.Read(file.Path);
        Numbers(table, 0).Should().Equal(1, 2);
    }

    [Fact]
    public void Byte_order_mark_carriage_returns_and_blank_lines_do_no_harm()
    {
        using var file = new CsvText([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("ä,b\r\n1,2\r\n\r\n3,4\r\n\r\n")]);
        using var table = CsvTable.Read(file.Path);
        table.Schema.Select(c => c.Name).Should().Equal("ä", "b");
        Numbers(table, 0).Should().Equal(1, 3);
    }

    [Fact]
    public void Blank_line_of_a_single_column_is_a_missing_value()
    {
        using var table = CsvText.Read("a\n1\n\n3\n");
        table.Batches[0].Column(0).NullCount.Should().Be(1);
        table.RowCount.Should().Be(3);
    }

    [Fact]
    public async Task Streaming_gives_the_same_rows_in_batches_of_bounded_size()
    {
        var text = new StringBuilder("i,c\n");
        for (var i = 0; i < 150_000; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i},{i % 7}x\n");
        using var file = new CsvText(text.ToString());
        var (next, sizes) = (0L, new List<int>());
        await foreach (var batch in CsvTable.ReadAsync(file.Path))
        {
            sizes.Add(batch.Length);
            ArrowTypes.ToTableSchema(batch.Schema).Select(c => c.Type).Should().Equal(ColumnType.Integer, ColumnType.Text);
            foreach (var value in ((Int64Array)batch.Column(0)).Values)
                value.Should().Be(next++);
        }

        sizes.Should().Equal(65536, 65536, 18928);
    }

    [Fact]
    public async Task Stream_stays_open_and_cancellation_is_obeyed()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a\n1\n"));
        await foreach (var batch in CsvTable.ReadStreamAsync(stream, "memory"))
            batch.Length.Should().Be(1);
        stream.CanRead.Should().BeTrue();

        stream.Position = 0;
        var act = async () =>
        {
            await foreach (var batch in CsvTable.ReadStreamAsync(stream, "memory", cancellationToken: new(canceled: true)))
                batch.Length.Should().Be(1);
        };
        await act.Should().ThrowAsync<OperationCanceledException>();
    }

    internal static double[] Numbers(CsvTable table, int column) => [.. table.Batches.SelectMany(batch =>
    {
        var values = new double[batch.Length];
        ArrowValues.CopyNumbers(batch.Column(column), values);
        return values;
    })];

    internal static string?[] Texts(CsvTable table, int column) =>
        [.. table.Batches.SelectMany(batch => Enumerable.Range(0, batch.Length).Select(i => ArrowValues.FindText(batch.Column(column), i)))];
}
