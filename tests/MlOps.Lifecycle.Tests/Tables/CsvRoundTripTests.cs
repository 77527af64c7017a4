using System.Text;
using Apache.Arrow;
using Apache.Arrow.Types;
using CsCheck;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Tables;

public sealed class CsvRoundTripTests
{
    private static readonly TableSchema All = new(
    [
        new() { Name = "b", Type = ColumnType.Boolean },
        new() { Name = "i", Type = ColumnType.Integer },
        new() { Name = "x", Type = ColumnType.Number },
        new() { Name = "te,x\"t", Type = ColumnType.Text },
        new() { Name = "d", Type = ColumnType.Date },
        new() { Name = "at", Type = ColumnType.Timestamp },
    ]);

    private static readonly Gen<string?> AnyText = Gen.Frequency(
        (1, Gen.Const((string?)null)),
        (1, Gen.Const((string?)"")),
        (2, Gen.OneOf(new[] { "NA", " x ", "a,b", "\"", "\"\"", "two\nlines", "\r\n", "é🚲", "1e400", "007" }.Select(s => Gen.Const((string?)s)).ToArray())),
        (4, Gen.String[Gen.Char[' ', '~'], 0, 8].Select(s => (string?)s)));

    [Fact]
    public void Any_table_survives_writing_and_reading()
    {
        var row = Gen.Select(
            Gen.Bool.Nullable(), Gen.Long.Nullable(), Gen.Double.Nullable(), AnyText, Gen.Int[-700_000, 2_900_000].Nullable(), Gen.Long[-60_000_000_000_000_000, 250_000_000_000_000_000].Nullable());
        row.List[0, 20].Sample(rows =>
        {
            using var batch = Batch(rows);
            var text = Write(batch).GetAwaiter().GetResult();
            using var table = CsvText.Read(text, All);
            var back = table.Batches.Single();
            for (var column = 0; column < All.Count; column++)
                Cells(back.Column(column)).Should().Equal(Cells(batch.Column(column)), because: text);
        }, iter: 300, seed: "0N0XIzNsQ0O2", threads: 1);
    }

    [Fact]
    public async Task Text_is_written_with_quotes_only_where_they_are_needed()
    {
        using var batch = Batch([(true, 1L << 60, 0.1, "a", 15005, 1296478800000001), (null, null, double.NegativeInfinity, "", null, null), (false, -1, double.NaN, null, -1, -1_000_000)]);
        (await Write(batch)).Should().Be(
            "b,i,x,\"te,x\"\"t\",d,at\n"
            + "true,1152921504606846976,0.1,a,2011-01-31,2011-01-31T13:00:00.000001Z\n"
            + ",,-inf,\"\",,\n"
            + "false,-1,NaN,,1969-12-31,1969-12-31T23:59:59Z\n");
    }

    [Fact]
    public async Task Foreign_widths_units_and_dictionaries_are_written_as_values()
    {
        var day = new DateTimeOffset(1960, 2, 29, 0, 0, 0, TimeSpan.Zero);
        var instant = day.AddHours(13).AddMilliseconds(-1);
        IArrowArray[] arrays =
        [
            new UInt64Array.Builder().Append(ulong.MaxValue).Build(),
            new Int8Array.Builder().Append(-5).Build(),
            new FloatArray.Builder().Append(0.1f).Build(),
            new Date64Array.Builder().Append(day).Build(),
            .. new[] { TimeUnit.Millisecond, TimeUnit.Nanosecond }.Select(unit => (IArrowArray)new TimestampArray.Builder(new TimestampType(unit, "UTC")).Append(instant).Build()),
            new DictionaryArray(new DictionaryType(Int32Type.Default, StringType.Default, false), new Int32Array.Builder().Append(1).Build(), new StringArray.Builder().Append("a").Append("b").Build()),
        ];
        using var batch = new RecordBatch(new Schema(arrays.Select((a, i) => new Field($"c{i}", a.Data.DataType, true)), null), arrays, 1);
        (await Write(batch)).Split('\n')[1].Should().Be("18446744073709551615,-5,0.1,1960-02-29,1960-02-29T12:59:59.999000Z,1960-02-29T12:59:59.999000Z,b");
    }

    [Fact]
    public async Task Number_whose_shortest_text_is_that_of_a_neighbor_survives()
    {
        using var batch = Batch([(null, null, Math.ScaleB(1, -25), "a", null, null)]);
        using var table = CsvText.Read(await Write(batch), All);
        Cells(table.Batches.Single().Column(2)).Should().Equal(Cells(batch.Column(2)));
    }

    [Fact]
    public async Task Single_column_of_missing_values_survives()
    {
        var schema = new TableSchema([new() { Name = "c", Type = ColumnType.Text }]);
        using var batch = new RecordBatch(ArrowTypes.ToArrow(schema), [new StringArray.Builder().AppendNull().Append("").AppendNull().Build()], 3);
        using var table = CsvText.Read(await Write(batch), schema);
        CsvTableTests.Texts(table, 0).Should().Equal(null, "", null);
    }

    [Fact]
    public async Task File_is_there_in_full_or_not_at_all()
    {
        using var folder = new CsvText("");
        var path = Path.Combine(Path.GetDirectoryName(folder.Path)!, "new.csv");
        var failing = () => CsvTable.WriteFileAsync(path, AsyncEnumerable.Empty<RecordBatch>());
        await failing.Should().ThrowAsync<LifecycleException>();
        Directory.GetFiles(Path.GetDirectoryName(path)!).Should().Equal(folder.Path);

        using var batch = Batch([(true, 1, 0.5, "a", 0, 0)]);
        await CsvTable.WriteFileAsync(path, new[] { batch }.ToAsyncEnumerable(), new() { Delimiter = ';' });
        (await File.ReadAllTextAsync(path)).Should().EndWith("\ntrue;1;0.5;a;1970-01-01;1970-01-01T00:00:00Z\n");
        var again = () => CsvTable.WriteFileAsync(path, new[] { batch }.ToAsyncEnumerable());
        await again.Should().ThrowAsync<LifecycleException>().WithMessage("There is already a file*");
    }

    [Fact]
    public async Task No_batch_and_other_columns_are_refused()
    {
        var none = () => CsvTable.WriteAsync(new MemoryStream(), AsyncEnumerable.Empty<RecordBatch>());
        await none.Should().ThrowAsync<LifecycleException>().WithMessage("There is no batch to write*an empty one if there are no rows.");

        using var a = new RecordBatch.Builder().Append("a", false, new Int64Array.Builder().Append(1).Build()).Build();
        using var b = new RecordBatch.Builder().Append("b", false, new Int64Array.Builder().Append(1).Build()).Build();
        var other = () => CsvTable.WriteAsync(new MemoryStream(), new[] { a, b }.ToAsyncEnumerable());
        await other.Should().ThrowAsync<LifecycleException>().WithMessage("A batch has the columns b after one with a:*");
    }

    [Fact]
    public async Task Date_outside_the_calendar_is_refused()
    {
        using var batch = new RecordBatch.Builder().Append("d", false, new Date32Array(new ArrowBuffer.Builder<int>().Append(int.MaxValue).Build(), ArrowBuffer.Empty, 1, 0, 0)).Build();
        var act = () => Write(batch);
        await act.Should().ThrowAsync<LifecycleException>().WithMessage("A date lies 2,147,483,647 days from 1970-01-01*");
    }

    private static async Task<string> Write(RecordBatch batch)
    {
        using var stream = new MemoryStream();
        await CsvTable.WriteAsync(stream, new[] { batch }.ToAsyncEnumerable());
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static RecordBatch Batch(List<(bool? B, long? I, double? X, string? Text, int? D, long? At)> rows)
    {
        var flags = new BooleanArray.Builder();
        var integers = new Int64Array.Builder();
        var numbers = new DoubleArray.Builder();
        var texts = new StringArray.Builder();
        var (days, instants, daysValid, instantsValid) = (new ArrowBuffer.Builder<int>(), new ArrowBuffer.Builder<long>(), new ArrowBuffer.BitmapBuilder(), new ArrowBuffer.BitmapBuilder());
        foreach (var (b, i, x, text, d, at) in rows)
        {
            if (b is { } flag)
                flags.Append(flag);
            else
                flags.AppendNull();
            integers.Append(i);
            numbers.Append(x);
            texts.Append(text);
            days.Append(d ?? 0);
            daysValid.Append(d is not null);
            instants.Append(at ?? 0);
            instantsValid.Append(at is not null);
        }

        var (daysMissing, instantsMissing) = (daysValid.UnsetBitCount, instantsValid.UnsetBitCount);
        return new(ArrowTypes.ToArrow(All),
        [
            flags.Build(), integers.Build(), numbers.Build(), texts.Build(),
            new Date32Array(days.Build(), daysValid.Build(), rows.Count, daysMissing, 0),
            new TimestampArray(ArrowTypes.Timestamp, instants.Build(), instantsValid.Build(), rows.Count, instantsMissing, 0),
        ], rows.Count);
    }

    private static object?[] Cells(IArrowArray array) => [.. Enumerable.Range(0, array.Length).Select(i => array.IsNull(i) ? null : array switch
    {
        Int64Array a => a.Values[i],
        Date32Array a => (object)a.Values[i],
        TimestampArray a => a.Values[i],
        DoubleArray a => BitConverter.DoubleToInt64Bits(double.IsNaN(a.Values[i]) ? double.NaN : a.Values[i]),
        _ => ArrowValues.FindText(array, i),
    })];
}
