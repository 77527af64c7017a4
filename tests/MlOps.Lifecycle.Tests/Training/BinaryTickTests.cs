using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>
/// A classifier of two classes whose dataset holds true and false, and whose answers are recorded as a handle records them: inputs only, under names
/// of its own for id and time, labels as numbers.
/// </summary>
public sealed class BinaryTickTests
{
    private static readonly TableSchema Payments = new(
    [
        new ColumnSchema { Name = "Payment", Type = ColumnType.Text, Role = ColumnRole.Id },
        new ColumnSchema { Name = "Time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        new ColumnSchema { Name = "Note", Type = ColumnType.Text, Role = ColumnRole.Ignored },
        new ColumnSchema { Name = "x", Type = ColumnType.Number },
        new ColumnSchema { Name = "IsFraud", Type = ColumnType.Boolean, Role = ColumnRole.Label },
    ]);

    [Fact]
    public async Task Drift_of_inputs_answers_and_labels_is_judged_whatever_the_recorder_calls_id_and_time()
    {
        await using var loop = await LoopAsync();
        var tick = await WeekAsync(loop, Live, fraud: row => row % 4 == 0, missingLabels: 3);

        tick.Drift.Should().NotBeNull();
        tick.Drift!.Findings.Select(finding => finding.Column).Distinct().Should().BeEquivalentTo("x", "IsFraud", "prediction");
        tick.Drift.LeftOut.Select(left => left.Column).Should().BeEquivalentTo("Payment", "Time", "Note");
        tick.Evidence.Feed!.Value.Should().BeEmpty("id, time and what nobody uses are no inputs");
        tick.Drift.Findings.Where(finding => finding.Column is "IsFraud").Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted, "labels that are still to come are not missing values");
        tick.Measured!.Quality.Should().Contain(metric => metric.Metric == "log-loss");
    }

    [Fact]
    public async Task Label_drift_is_noticed_without_being_named()
    {
        await using var loop = await LoopAsync();
        var tick = await WeekAsync(loop, Live, fraud: _ => true);
        tick.Evidence.Drift!.Value.Single(column => column.Column == "IsFraud").Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public async Task Prediction_drift_is_noticed_without_being_named()
    {
        await using var loop = await LoopAsync();
        var tick = await WeekAsync(loop, Live, fraud: row => row % 4 == 0, answer: row => row % 2 == 0 ? 0.9 : 0.8);
        tick.Evidence.Drift!.Value.Single(column => column.Column == "prediction").Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public async Task Labels_that_are_not_in_are_left_out_with_that_reason()
    {
        await using var loop = await LoopAsync();
        await RecordAsync(loop, Live, _ => 0.25);
        var tick = await loop.TickAsync(Live.AddDays(7));
        tick.Drift!.LeftOut.Single(left => left.Column == "IsFraud").Reason.Should().Contain("not all in yet");
    }

    [Fact]
    public async Task Column_that_came_as_another_type_is_left_out_with_that_reason_and_hides_no_other()
    {
        await using var loop = await LoopAsync();
        int[] rows = [.. Enumerable.Range(0, 24 * 7)];
        using var batch = Table(
            ("id", Texts(rows.Select(row => $"w{row}"))),
            ("time", Times(rows.Select(row => Live.AddHours(row)))),
            ("x", Texts(rows.Select(row => $"{row} EUR"))),
            ("prediction", Numbers([.. rows.Select(_ => 0.25)])));
        await loop.Services.GetRequiredService<IPredictionRecorder>().RecordAsync(Sales, batch);
        var tick = await loop.TickAsync(Live.AddDays(7));
        tick.Drift!.LeftOut.Single(left => left.Column == "x").Reason.Should().Be("it held numbers and holds text now");
        tick.Drift.Findings.Should().Contain(finding => finding.Column == "prediction");
    }

    private static async Task<SalesLoop> LoopAsync()
    {
        var loop = new SalesLoop(model => model
            .MeasureBinaryClassification()
            .LabelsArriveWithin(TimeSpan.FromDays(1))
            .TrainWith("mean-trainer", null, services => services.GetRequiredService<ScriptedTrainer>())
            .TrainOn(Rows)
            .DecideWith(RetrainingPolicy.Never)
            .AcceptWhen("a", agreement => agreement.AtMost("log-loss", 5)));
        int[] rows = [.. Enumerable.Range(0, 24 * 7 * 24)];
        using var batch = new RecordBatch(
            ArrowTypes.ToArrow(Payments),
            [
                Texts(rows.Select(row => $"p{row}")),
                Times(rows.Select(row => Live.AddDays(-7 * 24).AddHours(row))),
                Texts(rows.Select(row => $"note {row}")),
                Numbers([.. rows.Select(row => Spread(row))]),
                new BooleanArray.Builder().AppendRange(rows.Select(row => row % 4 == 0)).Build(),
            ],
            rows.Length);
        await loop.Datasets.CommitAsync(Rows, Payments, [batch], new DatasetCommit(Ada, "Half a year of payments."));
        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        return loop;
    }

    private static async Task<TickReport> WeekAsync(SalesLoop loop, DateTimeOffset monday, Func<int, bool> fraud, Func<int, double>? answer = null, int missingLabels = 0)
    {
        await RecordAsync(loop, monday, answer ?? (_ => 0.25));
        loop.Clock.AdjustTime(monday.AddDays(8));
        await loop.Services.GetRequiredService<ILabelSink>().AddAsync(
            Sales, [.. Enumerable.Range(0, (24 * 7) - missingLabels).Select(row => new RecordedLabel($"w{row}", fraud(row) ? 1 : 0, loop.Clock.GetUtcNow()))]);
        return await loop.Lifecycle.TickAsync(Sales);
    }

    private static async Task RecordAsync(SalesLoop loop, DateTimeOffset monday, Func<int, double> answer)
    {
        int[] rows = [.. Enumerable.Range(0, 24 * 7)];
        using var batch = Table(
            ("id", Texts(rows.Select(row => $"w{row}"))),
            ("time", Times(rows.Select(row => monday.AddHours(row)))),
            ("x", Numbers([.. rows.Select(row => Spread(row))])),
            ("prediction", Numbers([.. rows.Select(answer)])));
        await loop.Services.GetRequiredService<IPredictionRecorder>().RecordAsync(Sales, batch);
    }
}
