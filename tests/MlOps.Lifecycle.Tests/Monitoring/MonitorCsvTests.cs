using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class MonitorCsvTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_file_is_all_that_is_needed_to_watch_a_model()
    {
        using var model = new MonitoredModel(m => m.MonitorOnly().MeasureRegression());
        (await model.Recorder.RecordCsvAsync(Name, Write(
            "id,time,temperature,prediction,label",
            "r1,2012-03-05T00:00:00Z,3.5,10,12",
            "r2,2012-03-05T01:00:00Z,4.5,20,",
            "r3,2012-03-05T02:00:00Z,,,33"))).Should().Be(3);
        (await model.RowsAsync()).Select(row => (row.Id, row.Prediction, row.Label)).Should().Equal(("r1", 10, 12), ("r2", 20, null), ("r3", null, 33));
        var report = await model.MeasureAsync();
        report.Quality.Single(metric => metric.Metric == "mae").Value.Should().Be(2);
        report.Flow.Should().ContainSingle().Which.Kind.Should().Be(FlowFindingKind.NotScored);
    }

    [Fact]
    public async Task Labels_come_with_a_later_file()
    {
        using var model = new MonitoredModel(m => m.MonitorOnly().MeasureRegression());
        await model.Recorder.RecordCsvAsync(Name, Write("id,time,prediction", "1,2012-03-05T00:00:00Z,10", "2,2012-03-05T01:00:00Z,20"));
        (await model.Recorder.RecordCsvAsync(Name, Write("id,time,prediction,label", "1,2012-03-05T00:00:00Z,10,11", "2,2012-03-05T01:00:00Z,20,21"))).Should().Be(0);
        (await model.MeasureAsync()).LabeledRows.Should().Be(2);
    }

    [Fact]
    public async Task Columns_of_other_names_are_named_by_the_plan()
    {
        using var model = new MonitoredModel(m => m.MonitorOnly().RecordedColumns(new(
        [
            new() { Name = "trip", Type = ColumnType.Integer, Role = ColumnRole.Id },
            new() { Name = "pickup", Type = ColumnType.Date, Role = ColumnRole.Time },
            new() { Name = "guess", Type = ColumnType.Number, Role = ColumnRole.Prediction },
            new() { Name = "fare", Type = ColumnType.Number, Role = ColumnRole.Label },
        ])));
        await model.Recorder.RecordCsvAsync(Name, Write("trip,pickup,guess,fare", "7,2012-03-06,10,11.5"));
        (await model.RowsAsync()).Should().Equal(new RecordedRow { Id = "7", Time = Monday.AddDays(1), Prediction = 10, Label = 11.5, LabeledAt = Monday });
    }

    [Fact]
    public async Task Many_rows_are_recorded_as_a_whole()
    {
        using var model = new MonitoredModel(m => m.MonitorOnly());
        const int Rows = 70_000; // More than one batch of the reader.
        string[] lines = ["id,time,prediction", .. Enumerable.Range(0, Rows).Select(i => $"r{i},{Monday.AddSeconds(i):yyyy-MM-ddTHH:mm:ssZ},{i % 7}.5")];
        (await model.Recorder.RecordCsvAsync(Name, Write(lines))).Should().Be(Rows);
        (await model.Store.ListBatchesAsync(EnvironmentName.Default, Name, Week)).Should().ContainSingle();

        lines[^1] = $"r0,{Monday:yyyy-MM-ddTHH:mm:ssZ},1";
        await RefuseAsync("*row 70000 of 70000 has the same id as row 1*", lines);
    }

    [Fact]
    public Task Time_that_is_no_time_is_refused() => RefuseAsync("*column 'time' is a Text, which is no time*", "id,time,prediction", "a,yesterday,1");

    [Fact]
    public Task Missing_id_column_is_refused() => RefuseAsync("*no column for their id, only key, time, prediction.*", "key,time,prediction", "0.5,2012-03-05T00:00:00Z,1", "0.5,2012-03-05T00:00:00Z,1");

    [Fact]
    public Task File_without_prediction_and_label_is_refused() =>
        RefuseAsync("Model '*': '*' has neither a prediction nor a label column, only id, time, guess.*RecordedColumns*Nothing was recorded.", "id,time,guess", "a,2012-03-05T00:00:00Z,1");

    [Fact]
    public Task Odd_time_is_refused_with_its_line() =>
        RefuseAsync("Model '*', column 'time' of '*' is no time: line 3 holds 'soon', no date or time.*Nothing was recorded.", "id,time,prediction", "a,2012-03-05T00:00:00Z,1", "b,soon,2");

    [Fact]
    public Task Odd_prediction_is_refused_with_its_line() =>
        RefuseAsync("Model '*', column 'prediction' of '*' is no prediction: line 3 holds 'many', no number.*", "id,time,prediction", "a,2012-03-05T00:00:00Z,1", "b,2012-03-05T01:00:00Z,many");

    [Fact]
    public async Task File_of_labels_alone_labels_known_rows()
    {
        using var model = new MonitoredModel(m => m.MonitorOnly().MeasureRegression());
        await model.Recorder.RecordCsvAsync(Name, Write("id,time,prediction", "1,2012-03-05T00:00:00Z,10"));
        (await model.Recorder.RecordCsvAsync(Name, Write("id,time,label", "1,2012-03-05T00:00:00Z,11"))).Should().Be(0);
        (await model.MeasureAsync()).LabeledRows.Should().Be(1);
    }

    [Fact]
    public Task Infinite_label_is_refused() => RefuseAsync("*column 'label': row 2 of 2 has the label Infinity*", "id,time,prediction,label", "a,2012-03-05T00:00:00Z,1,2", "b,2012-03-05T00:00:00Z,1,inf");

    [Fact]
    public Task Ragged_file_is_refused() => RefuseAsync("*line 3*", "id,time,prediction", "a,2012-03-05T00:00:00Z,1", "b,2012-03-05T00:00:00Z");

    [Fact]
    public Task Empty_file_is_refused() => RefuseAsync("*is empty*");

    [Fact]
    public async Task Missing_file_is_refused()
    {
        using var model = new MonitoredModel();
        await model.Invoking(m => m.Recorder.RecordCsvAsync(Name, _folder["nowhere.csv"])).Should().ThrowAsync<LifecycleException>().WithMessage("There is no file*nowhere.csv*");
    }

    [Fact]
    public async Task Header_without_rows_records_nothing()
    {
        using var model = new MonitoredModel();
        (await model.Recorder.RecordCsvAsync(Name, Write("id,time,prediction"))).Should().Be(0);
    }

    public void Dispose() => _folder.Dispose();

    private string Write(params string[] lines)
    {
        File.WriteAllLines(_folder["feed.csv"], lines);
        return _folder["feed.csv"];
    }

    private async Task RefuseAsync(string message, params string[] lines)
    {
        using var model = new MonitoredModel(m => m.MonitorOnly());
        var path = Write(lines);
        await model.Invoking(m => m.Recorder.RecordCsvAsync(Name, path)).Should().ThrowAsync<LifecycleException>().WithMessage(message);
        (await model.RowsAsync()).Should().BeEmpty();
        (await model.Blobs.ListAsync().ToListAsync()).Should().BeEmpty();
    }
}
