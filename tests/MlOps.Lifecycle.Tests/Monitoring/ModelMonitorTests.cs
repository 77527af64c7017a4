using CsCheck;
using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class ModelMonitorTests
{
    [Fact]
    public async Task Weeks_start_on_monday_and_close_a_week_later()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday.AddDays(2), 24));
        model.MoveTo(Week.End.AddTicks(-1));
        (await model.FindClosedAsync()).Should().BeNull("the first window with rows is still open");
        model.MoveTo(Week.End);
        (await model.FindClosedAsync()).Should().Be(Week);
        model.MoveTo(Week.End.AddDays(9));
        (await model.FindClosedAsync()).Should().Be(new TimeWindow(Week.End, Week.End.AddDays(7)), "a window without rows closes too");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(24 * 28)]
    public async Task Windows_are_aligned_in_utc_whatever_the_offset_of_the_clock(int hours)
    {
        using var model = new MonitoredModel(m => m.WindowEvery(TimeSpan.FromHours(hours)));
        await model.RecordAsync(Hours(Monday.AddYears(-1), 1));
        model.MoveTo(new DateTimeOffset(2012, 3, 25, 3, 30, 0, TimeSpan.FromHours(2))); // The night in which Europe changes its clocks.
        var window = (await model.FindClosedAsync())!.Value;
        window.Duration.Should().Be(TimeSpan.FromHours(hours));
        window.End.Should().BeOnOrBefore(model.Clock.GetUtcNow()).And.BeAfter(model.Clock.GetUtcNow().AddHours(-hours));
        if (hours == 24)
            window.Start.TimeOfDay.Should().Be(TimeSpan.Zero);
        if (hours > 24)
            window.Start.DayOfWeek.Should().Be(DayOfWeek.Monday);
    }

    [Fact]
    public void Every_instant_has_one_newest_closed_window() =>
        Gen.Select(Gen.Long[0, DateTimeOffset.MaxValue.Ticks], Gen.Long[1, TimeSpan.FromDays(400).Ticks]).Sample((ticks, length) =>
        {
            var now = new DateTimeOffset(ticks, TimeSpan.Zero);
            return WindowAlignment.NewestClosed(now, new(length)) is not { } window
                ? ticks < length
                : window.End <= now && now - window.End < new TimeSpan(length) && window.Duration.Ticks == length && window.Start.Ticks % length == 0;
        });

    [Fact]
    public async Task Nothing_recorded_has_no_window()
    {
        using var model = new MonitoredModel();
        (await model.FindClosedAsync()).Should().BeNull();
    }

    [Fact]
    public async Task Quality_is_measured_from_labels_that_are_in()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression("bikes").LabelsArriveWithin(TimeSpan.FromDays(1)));
        await model.RecordAsync(Hours(Monday, 168), MonitoredModel.Version);
        model.MoveTo(Week.End);
        await model.LabelAsync(Monday, 144);
        var early = await model.MeasureAsync();
        early.Should().BeEquivalentTo(new { PredictedRows = 168L, LabeledRows = 144L, IsMature = false, MatureAt = Week.End.AddDays(1) });
        early.Quality.Should().OnlyContain(metric => !metric.IsMature && metric.Window == Week && metric.PredictedRows == 168 && metric.LabeledRows == 144);

        model.MoveTo(Week.End.AddDays(1));
        await model.LabelAsync(Monday.AddHours(144), 24);
        var report = await model.MeasureAsync();
        report.IsMature.Should().BeTrue();
        report.Quality.Single(metric => metric.Metric == "mae").Should().BeEquivalentTo(new { Value = 10.0, Unit = "bikes", IsMature = true, LabeledRows = 168L });
        report.Versions.Should().Equal(MonitoredModel.Version);
        report.MedianLabelDelay.Should().Be(TimeSpan.FromHours(84));
    }

    [Fact]
    public async Task Same_rows_are_measured_once_and_new_labels_anew()
    {
        var calls = 0;
        using var model = new MonitoredModel(m => m
            .Measure("share", MetricDirection.HigherIsBetter, (labels, _) => Count(labels))
            .MeasureValue("sold", "USD", MetricDirection.HigherIsBetter, (labels, _) => Count(labels)));
        await model.RecordAsync(Hours(Monday, 168));
        await model.LabelAsync(Monday, 100);
        var first = await model.MeasureAsync();
        var measured = calls;
        measured.Should().BePositive();

        var again = await model.MeasureAsync();
        calls.Should().Be(measured, "nothing came in between");
        again.Quality.Should().Equal(first.Quality);
        again.Value.Should().Be(first.Value);

        await model.LabelAsync(Monday.AddHours(100), 1);
        (await model.MeasureAsync()).Quality[0].Value.Should().Be(101);

        double Count(ReadOnlySpan<double> labels)
        {
            calls++;
            return labels.Length;
        }
    }

    [Theory]
    [InlineData(0.55, 55, true)]
    [InlineData(0.55, 54, false)]
    [InlineData(0.07, 7, true)]
    [InlineData(1.0, 99, false)]
    public async Task Window_is_mature_from_the_agreed_share_on(double share, int labels, bool isMature)
    {
        using var model = new MonitoredModel(m => m.LabelsArriveWithin(TimeSpan.FromDays(10), share));
        await model.RecordAsync(Hours(Monday, 100));
        await model.LabelAsync(Monday, labels);
        (await model.MeasureAsync()).IsMature.Should().Be(isMature);
    }

    [Fact]
    public async Task Labels_may_come_before_their_rows_and_in_any_order()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression());
        foreach (var hour in Enumerable.Range(0, 40).Reverse())
            await model.LabelAsync(Monday.AddHours(hour), 1, label: hour);
        await model.RecordAsync(Hours(Monday.AddHours(20), 20, i => 20 + i));
        await model.RecordAsync(Hours(Monday, 20, i => i));
        var report = await model.MeasureAsync();
        report.LabeledRows.Should().Be(40);
        report.Quality.Single(metric => metric.Metric == "mae").Value.Should().Be(0, "every label found its row");
    }

    [Fact]
    public async Task First_label_stays()
    {
        using var model = new MonitoredModel();
        (await model.Labels.AddOneAsync(Name, "h0", 5.0)).Should().BeTrue();
        (await model.Labels.AddOneAsync(Name, "h0", 6.0)).Should().BeFalse();
        (await model.Labels.AddAsync(Name, [new("h1", 1, Monday), new("h1", 2, Monday), new("h0", 3, Monday)])).Should().Be(1);
        (await model.Labels.AddOneAsync(Name, "h2", true)).Should().BeTrue();
        await model.RecordAsync(Hours(Monday, 3));
        (await model.RowsAsync()).Select(row => row.Label).Should().Equal(5, 1, 1);
    }

    [Fact]
    public async Task Label_of_the_future_is_not_known_yet()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression());
        await model.RecordAsync(Hours(Monday, 1));
        await model.Labels.AddAsync(Name, [new("h0", 90, Monday.AddDays(3))]);
        (await model.MeasureAsync()).LabeledRows.Should().Be(0);
        model.MoveTo(Monday.AddDays(3));
        (await model.MeasureAsync()).LabeledRows.Should().Be(1);
    }

    [Fact]
    public async Task Too_few_rows_have_a_value_without_an_interval()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression().MeasureFrom(10));
        await model.RecordAsync(Hours(Monday, 10));
        await model.LabelAsync(Monday, 9);
        (await model.MeasureAsync()).Quality[0].Should().BeEquivalentTo(new { Value = 10.0, Interval = (object?)null });
        await model.LabelAsync(Monday.AddHours(9), 1);
        (await model.MeasureAsync()).Quality[0].Interval.Should().NotBeNull();
    }

    [Fact]
    public async Task Nothing_measured_is_empty_and_immature()
    {
        using var model = new MonitoredModel(m => m.MeasureRegression().MeasureValue("cost", "EUR", MetricDirection.LowerIsBetter, Cost));
        await model.RecordAsync(Hours(Monday, 24));
        var report = await model.MeasureAsync();
        report.Quality.Should().BeEmpty();
        report.Value.Should().BeNull();
        report.IsMature.Should().BeFalse();
        (await model.MeasureAsync(new(Monday.AddDays(50), Monday.AddDays(57)))).Should().BeEquivalentTo(new { RecordedRows = 0L, PredictedRows = 0L, IsMature = false });
    }

    [Fact]
    public async Task Value_is_money_per_day_and_unlabeled_rows_count_like_labeled_ones()
    {
        using var model = new MonitoredModel(m => m.MeasureValue("cost", "EUR", MetricDirection.LowerIsBetter, Cost));
        await model.RecordAsync(Hours(Monday, 168));
        await model.LabelAsync(Monday, 160);
        var value = (await model.MeasureAsync()).Value!;
        value.PerDay.Should().BeApproximately(240, 1e-9, "each of 24 hours a day costs 10");
        value.Interval!.Value.Lower.Should().BeApproximately(240, 1e-9);
        value.Should().BeEquivalentTo(new { Metric = "cost", Currency = "EUR", Window = Week });
    }

    [Fact]
    public async Task Metric_that_throws_is_named()
    {
        using var model = new MonitoredModel(m => m.Measure("own", MetricDirection.LowerIsBetter, (_, _) => throw new InvalidOperationException("no.")));
        await model.RecordAsync(Hours(Monday, 24));
        await model.LabelAsync(Monday, 24);
        await model.Invoking(m => m.MeasureAsync()).Should().ThrowAsync<LifecycleException>().WithMessage("Metric 'own' could not be computed*");
    }

    [Fact]
    public async Task Versions_are_listed_by_their_rows()
    {
        using var model = new MonitoredModel();
        await model.RecordAsync(Hours(Monday, 2), new ModelVersionId(Name, 1));
        await model.RecordAsync(Hours(Monday.AddHours(2), 5), new ModelVersionId(Name, 2));
        await model.RecordAsync(Hours(Monday.AddHours(7), 9));
        (await model.MeasureAsync()).Versions.Should().Equal(new ModelVersionId(Name, 2), new ModelVersionId(Name, 1));
    }

    private static double Cost(ReadOnlySpan<double> labels, ReadOnlySpan<double> predictions)
    {
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += Math.Abs(labels[i] - predictions[i]);
        return sum;
    }
}
