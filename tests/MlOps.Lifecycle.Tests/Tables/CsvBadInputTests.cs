using System.Text;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Tables;

/// <summary>Each message names the file, the line, the column, what is wrong and the next step.</summary>
public sealed class CsvBadInputTests
{
    private static readonly TableSchema Speed = new([new() { Name = "speed", Type = ColumnType.Number }]);

    [Fact]
    public void Header_only_file_has_no_rows_and_text_columns()
    {
        using var table = CsvText.Read("a,b\n");
        table.RowCount.Should().Be(0);
        table.Batches.Should().ContainSingle().Which.Length.Should().Be(0);
        table.Schema.Should().OnlyContain(c => c.Type == ColumnType.Text && c.IsNullable);
    }

    [Fact]
    public void Header_only_file_keeps_a_declared_schema()
    {
        using var table = CsvText.Read("speed,b", Speed);
        table.RowCount.Should().Be(0);
        table.Schema.Should().Equal(Speed);
    }

    [Fact]
    public void One_row_is_a_table()
    {
        using var table = CsvText.Read("a,b\n1,x");
        table.RowCount.Should().Be(1);
        table.Schema.Select(c => c.Type).Should().Equal(ColumnType.Integer, ColumnType.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void Empty_file_is_refused(string text) => Refused(text, "'*table.csv' is empty: it needs a header line*");

    [Fact]
    public void Missing_file_is_refused_with_the_folder_that_paths_start_from()
    {
        var act = () => CsvTable.Read("nowhere/x.csv");
        act.Should().Throw<LifecycleException>().WithMessage($"There is no file 'nowhere/x.csv': correct the path (relative paths start at '{Environment.CurrentDirectory}').");
    }

    [Fact]
    public void Folder_is_refused()
    {
        var act = () => CsvTable.Read(Path.GetTempPath());
        act.Should().Throw<LifecycleException>().WithMessage($"'{Path.GetTempPath()}' cannot be read (*): check*");
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", "line 3: 1 cell where the header has 2 (a, b): complete the line, and quote*")]
    [InlineData("a,b\n\"x\ny\",2\n\n3,4,5\n", "line 5: 3 cells where the header has 2*")]
    [InlineData("a,b\r\n1,2\r\n3\r\n", "line 3: 1 cell*")]
    public void Ragged_line_is_refused(string text, string message) => Refused(text, "'*table.csv', " + message);

    [Fact]
    public void Duplicate_column_name_is_refused() =>
        Refused("a,b,a\n1,2,3\n", "'*table.csv', line 1: column name 'a' occurs twice, as column 1 and column 3: rename one of them.");

    [Fact]
    public void Column_without_a_name_is_refused() =>
        Refused(",a\n0,2\n", "'*table.csv', line 1: column 1 has no name: name it in the header, or write the file without row numbers.");

    [Theory]
    [InlineData("a\n1\n1e400\n")]
    [InlineData("a\n1\n-1e400\n")]
    public void Number_beyond_the_largest_is_refused_and_never_infinity(string text) =>
        Refused(text, "'*table.csv', line 3, column 'a': '*1e400' is beyond the largest number*correct the value, or declare the column as Text.");

    [Fact]
    public void Decimal_comma_is_refused_in_a_column_of_numbers() =>
        Refused("speed\n\"0,00\"\n", "'*table.csv', line 2, column 'speed': '0,00' is no number: write a decimal point*", Speed);

    [Theory]
    [InlineData(ColumnType.Boolean, "yes", "neither true nor false: correct the value, or declare the column as Text.")]
    [InlineData(ColumnType.Integer, "1.5", "no whole number of 64 bits: correct the value, or declare the column as Number.")]
    [InlineData(ColumnType.Integer, "9223372036854775808", "no whole number of 64 bits*")]
    [InlineData(ColumnType.Integer, "NaN", "no whole number of 64 bits*")]
    [InlineData(ColumnType.Number, "fast", "no number: correct the value, or declare the column as Text.")]
    [InlineData(ColumnType.Date, "2011-02-29", "no date such as 2011-01-31*")]
    [InlineData(ColumnType.Date, "31.01.2011", "no date such as 2011-01-31*")]
    [InlineData(ColumnType.Timestamp, "2011-01-31T24:00", "no date and time such as*")]
    [InlineData(ColumnType.Timestamp, "2011-01-31T23:59:00.", "no date and time such as*")]
    [InlineData(ColumnType.Timestamp, "2011-01-31T23:59+1", "no date and time such as*")]
    public void Value_of_another_type_is_refused(ColumnType type, string cell, string what) =>
        Refused($"id,v\n1,\"{cell}\"\n", $"'*table.csv', line 2, column 'v': '{cell}' is {what}", new([new() { Name = "v", Type = type }]));

    [Fact]
    public void Missing_value_in_a_column_declared_complete_is_refused() =>
        Refused(
            "v,w\n1,2\nNA,2\n",
            "'*table.csv', line 3, column 'v': the value is missing, but the schema says that none is: fill the cell, or make the column nullable in the schema.",
            new([new() { Name = "v", Type = ColumnType.Integer, IsNullable = false }]));

    [Fact]
    public void Column_that_the_file_does_not_have_is_refused() =>
        Refused("a,b\n1,2\n", "'*table.csv' has no column 'speed', only a, b: correct the header, or leave the column out of the schema.", Speed);

    [Theory]
    [InlineData("a,b\n1,2\n\"x,2\n3,4\n", "line 3: a quoted cell is not closed properly*")]
    [InlineData("a,b\n\"x\"y,2\n3,4\n", "line 2: a quoted cell is not closed properly*double the quotes*")]
    [InlineData("a,b\n\uFFFF,2\n", "line 1 or later: the file is damaged (a line begins with the character U+FFFF)*")]
    public void Malformed_text_is_refused(string text, string message) => Refused(text, "'*table.csv', " + message);

    [Fact]
    public void Text_that_is_not_UTF8_is_refused()
    {
        using var file = new CsvText([.. Encoding.UTF8.GetBytes("a\n"), 0xE4, 0x0A]);
        var act = () => CsvTable.Read(file.Path);
        act.Should().Throw<LifecycleException>().WithMessage("'*table.csv', line * or later: the file is not UTF-8 text: save it as UTF-8.");
    }

    [Fact]
    public void Endless_quote_in_a_large_file_does_not_eat_the_memory()
    {
        using var file = new CsvText("a,b\n1,\"" + new string('x', 17 << 20));
        var act = () => CsvTable.Read(file.Path);
        act.Should().Throw<LifecycleException>().WithMessage("'*table.csv', line 2: the record is longer than 16,777,216 characters: look for a quote that is not closed.");
    }

    [Fact]
    public void Compressed_file_that_was_cut_off_is_refused_and_not_read_as_a_shorter_one()
    {
        var buffer = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(buffer, System.IO.Compression.CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"{i * 7919 % 1000}\n"))));
        using var file = new CsvText(buffer.ToArray()[..(int)(buffer.ToArray().Length / 2)]);
        var act = () => CsvTable.Read(file.Path);
        act.Should().Throw<LifecycleException>().WithMessage("'*table.csv', line * or later: the file is damaged (the compressed data is cut off*copy it again.");
    }

    [Fact]
    public async Task Streaming_refuses_what_reading_refuses()
    {
        using var file = new CsvText("a\n1\n1e400\n");
        var act = async () =>
        {
            await foreach (var batch in CsvTable.ReadAsync(file.Path))
                batch.Length.Should().BePositive();
        };
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("'*table.csv', line 3, column 'a': '1e400' is beyond*");
    }

    [Fact]
    public async Task Stream_that_cannot_seek_needs_a_schema()
    {
        using var file = new CsvText("speed\n1\n");
        await using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);
        var act = async () =>
        {
            await foreach (var batch in CsvTable.ReadStreamAsync(gzip, "feed"))
                batch.Length.Should().BePositive();
        };
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("'feed' can be read only once*pass a schema, or a stream that can seek.");
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    public void Delimiter_that_cannot_be_is_refused(char delimiter)
    {
        var act = () => new CsvFormat { Delimiter = delimiter };
        act.Should().Throw<LifecycleException>().WithMessage("A quote or line end cannot separate cells*");
    }

    private static void Refused(string text, string message, TableSchema? schema = null)
    {
        var act = () => CsvText.Read(text, schema);
        act.Should().Throw<LifecycleException>().WithMessage(message);
    }
}
