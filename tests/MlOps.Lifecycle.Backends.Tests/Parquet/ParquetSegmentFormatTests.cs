using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Parquet;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Testing;
using ParquetSharp;

namespace MlOps.Lifecycle.Backends.Tests.Parquet;

public sealed class ParquetSegmentFormatTests
{
    /// <summary>A row group that outlives its file crashes the process when it is finalized: it is always disposed first.</summary>
    private static long RowsOf(ParquetFileReader reader, int rowGroup)
    {
        using var group = reader.RowGroup(rowGroup);
        return group.MetaData.NumRows;
    }

    private static readonly ParquetSegmentFormat Format = new();

    public static TheoryData<string> Names => [.. SegmentFormatConformance.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Parquet_keeps_the_contract(string name) =>
        SegmentFormatConformance.Cases.Single(c => c.Name == name).RunAsync(Format, TestContext.Current.CancellationToken);

    [Fact]
    public async Task Small_batches_share_row_groups_and_only_those_needed_are_read()
    {
        using var file = await WriteAsync(Enumerable.Range(0, 200).Select(i => Batch(i * 1000, 1000)));
        using (var reader = new ParquetFileReader(file, leaveOpen: true))
            Enumerable.Range(0, reader.FileMetaData.NumRowGroups).Select(i => RowsOf(reader, i)).Should().Equal(65_536, 65_536, 65_536, 3_392);

        using var counting = new CountingStream(file.ToArray());
        (await SumAsync(counting, null)).Should().Be(200_000L * 199_999 / 2);
        var whole = counting.BytesRead;
        counting.BytesRead = 0;
        (await SumAsync(counting, new(199_990, 10))).Should().Be(1_999_945);
        counting.BytesRead.Should().BeLessThan(whole / 4);
    }

    /// <summary>A reader that read ahead in the background took the process down when garbage was collected soon after it was disposed.</summary>
    [Fact]
    public async Task Many_readers_at_once_survive_collections_of_garbage()
    {
        using var file = await WriteAsync([Batch(0, 500)]);
        var bytes = file.ToArray();
        var sums = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            long sum = 0;
            for (var i = 0; i < 300; i++)
            {
                using var stream = new MemoryStream(bytes);
                sum += await SumAsync(stream, null);
                if (i % 50 == 0)
                    GC.Collect();
            }

            return sum;
        })));
        sums.Should().AllBeEquivalentTo(300 * 124_750L);
    }

    [Fact]
    public async Task Values_are_those_that_another_reader_finds()
    {
        using var file = await WriteAsync([Batch(0, 100)]);
        using var reader = new ParquetFileReader(file, leaveOpen: true);
        using var group = reader.RowGroup(0);
        using var x = group.Column(0).LogicalReader<long?>();
        x.ReadAll(100).Should().Equal(Enumerable.Range(0, 100).Select(i => (long?)i));
        using var text = group.Column(1).LogicalReader<string?>();
        text.ReadAll(100)[..3].Should().Equal("0", null, "2");
    }

    [Fact]
    public async Task File_of_another_tool_with_nested_columns_is_read_by_the_plain_ones()
    {
        using var file = new MemoryStream();
        var point = new StructType([new Field("a", Int64Type.Default, true), new Field("b", Int64Type.Default, true)]);
        var schema = new Schema([new("point", point, true), new("small", Int16Type.Default, true), new("late", DoubleType.Default, true)], null);
        var child = new Int64Array.Builder().Append(1).Append(2).Build();
        var batch = new RecordBatch(schema, [new StructArray(point, 2, [child, child], ArrowBuffer.Empty), new Int16Array.Builder().Append(7).AppendNull().Build(), new DoubleArray.Builder().Append(1).Append(2).Build()], 2);
        using (var writer = new ParquetSharp.Arrow.FileWriter(file, schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch, 1024);
            writer.Close();
        }

        file.Position = 0;
        await foreach (var read in Format.ReadAsync(file, ["late", "small"]))
        {
            ((DoubleArray)read.Column(0)).Values.ToArray().Should().Equal(1, 2);
            ((Int16Array)read.Column(1)).GetValue(0).Should().Be(7);
            ((Int16Array)read.Column(1)).IsNull(1).Should().BeTrue();
        }

        await FluentActions.Invoking(async () => await Format.ReadAsync(file, ["point"]).CountAsync()).Should().ThrowAsync<LifecycleException>().WithMessage("Column 'point'*nested*flatten it first*");
        await FluentActions.Invoking(() => Format.ReadSchemaAsync(file)).Should().ThrowAsync<LifecycleException>().WithMessage("Column 'point'*leave out the column*");
    }

    private static async Task<long> SumAsync(Stream stream, RowRange? rows)
    {
        stream.Position = 0;
        long sum = 0;
        await foreach (var batch in Format.ReadAsync(stream, ["x"], rows))
        {
            foreach (var value in ((Int64Array)batch.Column(0)).Values)
                sum += value;
        }

        return sum;
    }

    private static async Task<MemoryStream> WriteAsync(IEnumerable<RecordBatch> batches)
    {
        var file = new MemoryStream();
        await Format.WriteAsync(file, Schema, batches.ToAsyncEnumerable());
        file.Position = 0;
        return file;
    }

    private static TableSchema Schema { get; } = new([new() { Name = "x", Type = ColumnType.Integer }, new() { Name = "text", Type = ColumnType.Text }]);

    private static RecordBatch Batch(int first, int count)
    {
        var texts = new StringArray.Builder();
        for (var i = first; i < first + count; i++)
            _ = i % 2 == 0 ? texts.Append($"{i}") : texts.AppendNull();
        return new(ArrowTypes.ToArrow(Schema), [new Int64Array.Builder().AppendRange(Enumerable.Range(first, count).Select(i => (long)i)).Build(), texts.Build()], count);
    }

    private sealed class CountingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public long BytesRead { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }
    }
}
