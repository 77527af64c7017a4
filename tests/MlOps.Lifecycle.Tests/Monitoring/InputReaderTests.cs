using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class InputReaderTests
{
    [Fact]
    public async Task Rows_come_in_order_of_time_with_predictions_and_labels()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday.AddHours(3), 3, i => 3 + i));
        await model.RecordAsync(Hours(Monday, 3, i => i));
        await model.LabelAsync(Monday.AddHours(1), 1, label: 7);
        using var group = (await ReadAsync(model)).Should().ContainSingle().Subject;
        group.Rows.Should().Be(6);
        group.Schema.Select(column => (column.Name, column.Role)).Should().Equal(
            ("id", ColumnRole.Id), ("time", ColumnRole.Time), ("temperature", ColumnRole.Feature), ("prediction", ColumnRole.Prediction), ("label", ColumnRole.Label));
        Values(group, "prediction").Should().Equal(0, 1, 2, 3, 4, 5);
        Values(group, "temperature").Should().Equal(0, 1, 2, 0, 1, 2);
        Values(group, "label").Should().Equal(double.NaN, 7, double.NaN, double.NaN, double.NaN, double.NaN);
    }

    [Fact]
    public async Task Rows_outside_the_window_are_cut_off()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday.AddHours(-2), 5, i => i));
        using var group = (await ReadAsync(model)).Single();
        Values(group, "prediction").Should().Equal(2, 3, 4);
        (await ReadAsync(model, new(Monday.AddDays(1), Monday.AddDays(2)))).Should().BeEmpty();
    }

    [Fact]
    public async Task Row_that_was_recorded_twice_stays_as_it_was_first()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 2, _ => 1));
        model.MoveTo(Monday.AddHours(1));
        await model.RecordAsync(Hours(Monday, 3, _ => 2));
        using var group = (await ReadAsync(model)).Single();
        Values(group, "prediction").Should().Equal(1, 1, 2);
    }

    [Fact]
    public async Task A_renamed_column_makes_a_group_of_its_own()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 2));
        await model.RecordAsync(Hours(Monday.AddHours(2), 3, temperature: "temp"));
        var groups = await ReadAsync(model);
        groups.Select(group => (group.Rows, group.Schema.Find("temperature") is not null)).Should().BeEquivalentTo([(2L, true), (3L, false)]);
        foreach (var group in groups)
            group.Dispose();
    }

    [Fact]
    public async Task Missing_values_alone_make_no_group()
    {
        using var model = new MonitoredModel();
        var nullable = new ColumnSchema { Name = "n", Type = ColumnType.Number, IsNullable = true };
        foreach (var (id, column) in new[] { ("a", nullable), ("b", nullable with { IsNullable = false }) })
        {
            var schema = ArrowTypes.ToArrow(new TableSchema([new() { Name = "id", Type = ColumnType.Text }, new() { Name = "time", Type = ColumnType.Timestamp }, column]));
            await model.RecordAsync(new RecordBatch(schema, [Texts([id]), Times([Monday]), Numbers(1)], 1));
        }

        using var group = (await ReadAsync(model)).Should().ContainSingle().Subject;
        group.Schema["n"].IsNullable.Should().BeTrue();
        group.Rows.Should().Be(2);
    }

    [Fact]
    public async Task Label_column_is_what_the_plan_says()
    {
        using var model = new MonitoredModel(m => m.RecordedColumns(new(
        [
            new() { Name = "cnt", Type = ColumnType.Integer, Role = ColumnRole.Label, Unit = "bikes" },
            new() { Name = "temperature", Type = ColumnType.Number, Role = ColumnRole.Calendar },
        ])));
        await model.RecordAsync(Hours(Monday, 2));
        await model.LabelAsync(Monday, 1, label: 7);
        using (var whole = (await ReadAsync(model)).Single())
        {
            whole.Schema["cnt"].Should().Be(new ColumnSchema { Name = "cnt", Type = ColumnType.Integer, Role = ColumnRole.Label, Unit = "bikes" });
            whole.Schema["temperature"].Role.Should().Be(ColumnRole.Calendar);
            whole.Batches[0].Column("cnt").Should().BeOfType<Int64Array>().Which.GetValue(0).Should().Be(7);
        }

        await model.LabelAsync(Monday.AddHours(1), 1, label: 7.5);
        using var broken = (await ReadAsync(model)).Single();
        broken.Schema["cnt"].Type.Should().Be(ColumnType.Number, "7.5 is no whole number");
    }

    [Fact]
    public async Task Changed_bytes_are_never_read()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 2));
        await model.Blobs.DeleteAsync((await model.Store.ListBatchesAsync(EnvironmentName.Default, Name, Week))[0].Blob);
        await model.Invoking(m => ReadAsync(m)).Should().ThrowAsync<LifecycleException>();
    }

    [Fact]
    public async Task All_types_come_back_as_they_were_recorded()
    {
        using var model = new MonitoredModel();
        var flags = new BooleanArray.Builder().Append(true).AppendNull().Build();
        var days = new Date32Array.Builder().Append(Monday.UtcDateTime).AppendNull().Build();
        var whole = new Int64Array.Builder().Append(long.MaxValue).AppendNull().Build();
        await model.RecordAsync(Table(
            ("id", Texts(["b", "a"])), ("time", Times([Monday.AddHours(1), Monday])), ("flag", flags), ("day", days), ("whole", whole), ("text", Texts(["ä", null]))));
        using var group = (await ReadAsync(model)).Single();
        var batch = group.Batches[0];
        ((StringArray)batch.Column("text")).GetString(1).Should().Be("ä");
        batch.Column("text").IsNull(0).Should().BeTrue();
        ((BooleanArray)batch.Column("flag")).GetValue(1).Should().BeTrue();
        ((BooleanArray)batch.Column("flag")).GetValue(0).Should().BeNull();
        ((Int64Array)batch.Column("whole")).GetValue(1).Should().Be(long.MaxValue);
        ((Date32Array)batch.Column("day")).GetDateTimeOffset(1).Should().Be(Monday);
        batch.Column("day").IsNull(0).Should().BeTrue();
    }

    private static Task<ImmutableArray<RecordedInputs>> ReadAsync(MonitoredModel model, TimeWindow? window = null) =>
        model.Monitor.ReadInputsAsync(model.Definition, window ?? Week);

    private static double[] Values(RecordedInputs group, string column)
    {
        var values = new double[group.Rows];
        ArrowValues.CopyNumbers(group.Batches.Single().Column(column), values);
        return values;
    }
}
