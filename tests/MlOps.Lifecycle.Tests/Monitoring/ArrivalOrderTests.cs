using CsCheck;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class ArrivalOrderTests
{
    private const int Rows = 48;

    [Fact]
    public async Task Reports_and_inputs_do_not_depend_on_the_order_in_which_rows_and_labels_arrive()
    {
        Func<MonitoredModel, Task>[] arrivals =
        [
            .. Enumerable.Range(0, Rows / 8).Select(part => (Func<MonitoredModel, Task>)(model => model.RecordAsync(Hours(Monday.AddHours(8 * part), 8, i => 8 * part + i), MonitoredModel.Version))),
            .. Enumerable.Range(0, Rows / 4).Select(part => (Func<MonitoredModel, Task>)(model => model.LabelAsync(Monday.AddHours(4 * part), 4, label: part))),
        ];
        var (expected, inputs) = await ArriveAsync(arrivals);
        expected.LabeledRows.Should().Be(Rows);
        await Gen.Shuffle(arrivals).SampleAsync(
            async shuffled =>
            {
                var (report, read) = await ArriveAsync(shuffled);
                report.Quality.Should().Equal(expected.Quality);
                report.Should().BeEquivalentTo(expected, options => options.Excluding(one => one.Quality));
                read.Should().Equal(inputs);
            },
            iter: 20);
    }

    private static async Task<(WindowReport Report, double[] Inputs)> ArriveAsync(IEnumerable<Func<MonitoredModel, Task>> arrivals)
    {
        using var model = new MonitoredModel(m => m.MeasureRegression());
        foreach (var arrival in arrivals)
            await arrival(model);
        model.MoveTo(Week.End);
        using var group = (await model.Monitor.ReadInputsAsync(model.Definition, Week)).Single();
        var values = new double[2 * group.Rows];
        ArrowValues.CopyNumbers(group.Batches[0].Column("prediction"), values.AsSpan(0, (int)group.Rows));
        ArrowValues.CopyNumbers(group.Batches[0].Column("label"), values.AsSpan((int)group.Rows));
        return (await model.MeasureAsync(), values);
    }
}
