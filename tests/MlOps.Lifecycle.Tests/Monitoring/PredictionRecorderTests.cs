using Apache.Arrow;
using Apache.Arrow.Types;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class PredictionRecorderTests
{
    [Fact]
    public async Task Rows_keep_id_time_prediction_and_version()
    {
        using var model = new MonitoredModel();
        (await model.RecordAsync(Hours(Monday, 3, i => i == 1 ? null : 100 + i), MonitoredModel.Version)).Should().Be(3);
        (await model.RowsAsync()).Should().Equal(
            new RecordedRow { Id = "h0", Time = Monday, Prediction = 100, Version = MonitoredModel.Version },
            new RecordedRow { Id = "h1", Time = Monday.AddHours(1) },
            new RecordedRow { Id = "h2", Time = Monday.AddHours(2), Prediction = 102, Version = MonitoredModel.Version });
    }

    [Fact]
    public async Task Batch_says_when_it_was_recorded_and_which_columns_came()
    {
        using var model = new MonitoredModel();
        model.MoveTo(Monday.AddMinutes(5));
        await model.RecordAsync(Hours(Monday, 3));
        var batch = (await model.Store.ListBatchesAsync(EnvironmentName.Default, Name, Week)).Should().ContainSingle().Subject;
        batch.Should().BeEquivalentTo(new { FirstTime = Monday, LastTime = Monday.AddHours(2), Rows = 3L, RecordedAt = Monday.AddMinutes(5) });
        batch.Schema.Select(column => (column.Name, column.Role)).Should().Equal(
            ("id", ColumnRole.Id), ("time", ColumnRole.Time), ("temperature", ColumnRole.Feature), ("prediction", ColumnRole.Prediction));
        (await model.Blobs.FindAsync(batch.Blob)).Should().NotBeNull();
    }

    [Fact]
    public async Task Same_rows_again_change_nothing()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 3));
        (await model.RecordAsync(Hours(Monday, 4, _ => 7))).Should().Be(1, "three of the four ids are known");
        (await model.RowsAsync()).Select(row => row.Prediction).Should().Equal(100, 100, 100, 7);
    }

    [Fact]
    public async Task Equal_values_give_equal_bytes_whatever_their_width_and_offset()
    {
        using var model = new MonitoredModel();
        using var wide = Table(("id", Texts(["a", "b"])), ("time", Times([Monday, Monday])), ("n", Numbers(1, 2)), ("k", new Int64Array.Builder().Append(7).AppendNull().Build()));
        using var narrow = Table(
            ("id", Texts(["x", "a", "b"])), ("time", Times([Monday, Monday, Monday])), ("n", new FloatArray.Builder().AppendRange([0f, 1f, 2f]).Build()), ("k", new Int16Array.Builder().Append(1).Append(7).AppendNull().Build()));
        using var slice = narrow.Slice(1, 2);
        await model.Recorder.RecordAsync(Name, wide);
        await model.Recorder.RecordAsync(Name, slice);
        (await model.Blobs.ListAsync().ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Columns_are_found_by_plan_then_role_then_name()
    {
        using var model = new MonitoredModel(m => m.RecordedColumns(new(
        [
            new() { Name = "trip", Type = ColumnType.Integer, Role = ColumnRole.Id },
            new() { Name = "zone", Type = ColumnType.Integer, Role = ColumnRole.Ignored },
        ])));
        var metadata = new Dictionary<string, string> { ["mlops:role"] = "Time" };
        using var rows = new RecordBatch(
            new Schema([new Field("trip", Int32Type.Default, true), new Field("pickup", Date32Type.Default, true, metadata), new Field("id", StringType.Default, true), new Field("zone", Int64Type.Default, true), new Field("prediction", Int32Type.Default, true)], null),
            [new Int32Array.Builder().Append(17).Build(), new Date32Array.Builder().Append(Monday.UtcDateTime).Build(), Texts(["other"]), new Int64Array.Builder().Append(1).Build(), new Int32Array.Builder().Append(5).Build()],
            1);
        await model.Recorder.RecordAsync(Name, rows);
        (await model.RowsAsync()).Should().Equal(new RecordedRow { Id = "17", Time = Monday, Prediction = 5 });
        (await model.Store.ListBatchesAsync(EnvironmentName.Default, Name, Week))[0].Schema.Select(column => (column.Role, column.Type)).Should().Equal(
            (ColumnRole.Id, ColumnType.Integer), (ColumnRole.Time, ColumnType.Date), (ColumnRole.Feature, ColumnType.Text), (ColumnRole.Ignored, ColumnType.Integer), (ColumnRole.Prediction, ColumnType.Number));
    }

    [Fact]
    public async Task Label_that_is_known_already_is_recorded_too()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Table(("id", Texts(["a", "b"])), ("time", Times([Monday, Monday])), ("prediction", Numbers(1, 2)), ("label", new DoubleArray.Builder().Append(3).AppendNull().Build())));
        (await model.RowsAsync()).Select(row => (row.Label, row.LabeledAt)).Should().Equal((3, Monday), (null, null));
    }

    [Fact]
    public async Task No_rows_record_nothing()
    {
        using var model = new MonitoredModel();
        (await model.RecordAsync(Hours(Monday, 0))).Should().Be(0);
        (await model.Blobs.ListAsync().ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Sub_second_times_of_other_units_are_kept_to_the_microsecond()
    {
        using var model = new MonitoredModel();
        var nanoseconds = new TimestampType(TimeUnit.Nanosecond, "UTC");
        var buffer = new ArrowBuffer.Builder<long>().Append(-1).Append(1_999).Build();
        using var rows = Table(("id", Texts(["before", "after"])), ("time", new TimestampArray(nanoseconds, buffer, ArrowBuffer.Empty, 2, 0, 0)));
        await model.Recorder.RecordAsync(Name, rows);
        (await model.RowsAsync()).Select(row => row.Time).Should().Equal(DateTimeOffset.UnixEpoch.AddMicroseconds(-1), DateTimeOffset.UnixEpoch.AddMicroseconds(1));
    }

    [Fact]
    public async Task Cancellation_writes_nothing()
    {
        using var model = new MonitoredModel();
        using var rows = Hours(Monday, 2);
        var act = () => model.Recorder.RecordAsync(Name, rows, cancellationToken: new CancellationToken(canceled: true));
        await act.Should().ThrowAsync<OperationCanceledException>();
        (await model.RowsAsync()).Should().BeEmpty();
    }
}
