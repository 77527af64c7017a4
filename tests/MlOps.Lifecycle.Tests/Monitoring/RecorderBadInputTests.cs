using Apache.Arrow;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class RecorderBadInputTests
{
    [Fact]
    public Task No_id_column_is_refused() => RefuseAsync(
        Table(("key", Texts(["a"])), ("time", Times([Monday]))),
        "Model 'demand': the rows have no column for their id, only key, time. Call one 'id', give it the role Id, or name it with RecordedColumns(...). Nothing was recorded.");

    [Fact]
    public Task No_time_column_is_refused() => RefuseAsync(Table(("id", Texts(["a"]))), "Model 'demand': the rows have no column for their time, only id.*");

    [Fact]
    public Task Missing_id_is_refused() => RefuseAsync(
        Table(("id", Texts(["a", null])), ("time", Times([Monday, Monday]))), "Model 'demand', column 'id': row 2 of 2 has no id: give every row an id that is unique within the model. Nothing was recorded.");

    [Fact]
    public Task Empty_id_is_refused() => RefuseAsync(Table(("id", Texts([""])), ("time", Times([Monday]))), "*column 'id': row 1 of 1 has no id*");

    [Fact]
    public Task Endless_id_is_refused() => RefuseAsync(Table(("id", Texts([new string('x', 257)])), ("time", Times([Monday]))), "*row 1 of 1 has an id of 257 characters: use at most 256.*");

    [Fact]
    public Task Same_id_twice_is_refused() => RefuseAsync(
        Table(("id", Texts(["a", "b", "a"])), ("time", Times([Monday, Monday, Monday]))), "*column 'id': row 3 of 3 has the same id as row 1: give every row its own id.*");

    [Fact]
    public Task Id_that_is_a_fraction_is_refused() => RefuseAsync(Table(("id", Numbers(1.5)), ("time", Times([Monday]))), "*column 'id' is a Number, which is no id*");

    [Fact]
    public Task Missing_time_is_refused() => RefuseAsync(
        Table(("id", Texts(["a"])), ("time", new TimestampArray.Builder(ArrowTypes.Timestamp).AppendNull().Build())), "*column 'time': row 1 of 1 has no time*");

    [Fact]
    public Task Time_that_is_text_is_refused() => RefuseAsync(Table(("id", Texts(["a"])), ("time", Texts(["yesterday"]))), "*column 'time' is a Text, which is no time*");

    [Fact]
    public Task Time_beyond_the_calendar_is_refused() => RefuseAsync(
        Table(("id", Texts(["a"])), ("time", new TimestampArray(ArrowTypes.Timestamp, new ArrowBuffer.Builder<long>().Append(long.MaxValue).Build(), ArrowBuffer.Empty, 1, 0, 0))),
        "*column 'time': row 1 of 1 has a time outside the years 1 to 9999*");

    [Fact]
    public Task Prediction_that_is_not_a_number_is_refused() => RefuseAsync(
        Hours(Monday, 3, i => i == 1 ? double.NaN : 1), "Model 'demand', column 'prediction': row 2 of 3 has the prediction NaN, which is no finite number: record a number, or nothing when there is none. Nothing was recorded.");

    [Fact]
    public Task Prediction_that_is_infinite_is_refused() => RefuseAsync(Hours(Monday, 1, _ => double.NegativeInfinity), "*row 1 of 1 has the prediction -Infinity*");

    [Fact]
    public Task Prediction_that_is_text_is_refused() => RefuseAsync(
        Table(("id", Texts(["a"])), ("time", Times([Monday])), ("prediction", Texts(["high"]))), "*column 'prediction' is a Text, which is no prediction*");

    [Fact]
    public Task Prediction_that_is_no_probability_is_refused() => RefuseAsync(
        Hours(Monday, 1, _ => 1.5), "*row 1 of 1 has the prediction 1.5, but the probability of class 1 lies between 0 and 1.*", m => m.MeasureBinaryClassification());

    [Fact]
    public Task Label_of_a_third_class_is_refused() => RefuseAsync(
        Table(("id", Texts(["a"])), ("time", Times([Monday])), ("label", Numbers(2))), "*column 'label': row 1 of 1 has the label 2, but labels of two classes are 0 or 1.*", m => m.MeasureBinaryClassification());

    [Fact]
    public Task Two_ids_by_role_is_refused()
    {
        var id = new ColumnSchema { Name = "a", Type = ColumnType.Text, Role = ColumnRole.Id };
        var schema = ArrowTypes.ToArrow(new TableSchema([id, id with { Name = "b" }]));
        return RefuseAsync(new RecordBatch(schema, [Texts(["x"]), Texts(["y"])], 1), "Model 'demand': columns 'a' and 'b' all have the role Id: say which one counts with RecordedColumns(...). Nothing was recorded.");
    }

    [Fact]
    public Task Two_columns_of_one_name_is_refused() => RefuseAsync(
        Table(("id", Texts(["a"])), ("time", Times([Monday])), ("n", Numbers(1)), ("n", Numbers(2))), "Column name 'n' occurs twice*");

    [Fact]
    public async Task Unknown_model_is_refused()
    {
        using var model = new MonitoredModel();
        using var rows = Hours(Monday, 1);
        await model.Invoking(m => m.Recorder.RecordAsync("churn", rows)).Should().ThrowAsync<LifecycleException>().WithMessage("There is no model 'churn'. Known are: demand.*");
    }

    [Fact]
    public async Task Version_of_another_model_is_refused()
    {
        using var model = new MonitoredModel();
        using var rows = Hours(Monday, 1);
        await model.Invoking(m => m.Recorder.RecordAsync(Name, rows, new ModelVersionId("churn", 3))).Should().ThrowAsync<LifecycleException>().WithMessage("*answered by churn@3, a version of another model*");
    }

    [Theory]
    [InlineData("", 1.0, "*has no id*")]
    [InlineData("a", double.NaN, "*record a finite number*")]
    [InlineData("a", double.PositiveInfinity, "*record a finite number*")]
    [InlineData("a", 0.5, "Model 'demand': label 1 of 1 is 0.5, but labels of two classes are 0 or 1. Nothing was recorded.")]
    public async Task Unusable_label_is_refused(string id, double value, string message)
    {
        using var model = new MonitoredModel(m => m.MeasureBinaryClassification());
        await model.Invoking(m => m.Labels.AddOneAsync(Name, id, value)).Should().ThrowAsync<LifecycleException>().WithMessage(message);
    }

    [Fact]
    public async Task Unknown_model_for_a_label_is_refused()
    {
        using var model = new MonitoredModel();
        await model.Invoking(m => m.Labels.AddOneAsync("churn", "a", 1.0)).Should().ThrowAsync<LifecycleException>().WithMessage("There is no model 'churn'*");
    }

    private static async Task RefuseAsync(RecordBatch rows, string message, Action<IModelBuilder>? configure = null)
    {
        using var model = new MonitoredModel(configure);
        await model.Invoking(m => m.RecordAsync(rows)).Should().ThrowAsync<LifecycleException>().WithMessage(message);
        (await model.RowsAsync()).Should().BeEmpty();
        (await model.Blobs.ListAsync().ToListAsync()).Should().BeEmpty("nothing may be half-written");
    }
}
