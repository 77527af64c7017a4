using CsCheck;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class CountWindowTests
{
    [Fact]
    public async Task Window_closes_with_its_last_row()
    {
        using var model = new MonitoredModel(m => m.WindowOf(10));
        await model.RecordAsync(Hours(Monday, 9));
        model.MoveTo(Week.End);
        (await model.FindClosedAsync()).Should().BeNull();
        await model.RecordAsync(Hours(Monday.AddHours(9), 1));
        (await model.FindClosedAsync()).Should().Be(new TimeWindow(Monday, Monday.AddHours(9).AddMicroseconds(1)));
    }

    [Fact]
    public async Task Window_stays_the_same_until_the_next_is_full()
    {
        using var model = new MonitoredModel(m => m.WindowOf(10));
        model.MoveTo(Week.End);
        await model.RecordAsync(Hours(Monday, 10));
        var first = await model.FindClosedAsync();
        for (var hour = 10; hour < 19; hour++)
        {
            await model.RecordAsync(Hours(Monday.AddHours(hour), 1));
            (await model.FindClosedAsync()).Should().Be(first);
        }

        await model.RecordAsync(Hours(Monday.AddHours(19), 1));
        (await model.FindClosedAsync()).Should().Be(new TimeWindow(Monday.AddHours(10), Monday.AddHours(19).AddMicroseconds(1)));
    }

    [Fact]
    public async Task Rows_of_the_future_do_not_count()
    {
        using var model = new MonitoredModel(m => m.WindowOf(10));
        await model.RecordAsync(Hours(Monday, 20));
        model.MoveTo(Monday.AddHours(12));
        (await model.FindClosedAsync()).Should().Be(new TimeWindow(Monday, Monday.AddHours(9).AddMicroseconds(1)));
    }

    [Fact]
    public async Task Rows_of_one_instant_stay_together_and_are_measured_once()
    {
        using var model = new MonitoredModel(m => m.WindowOf(2));
        model.MoveTo(Week.End);
        await model.RecordAsync(Table(("id", Texts(["a", "b", "c", "d"])), ("time", Times([Monday, Monday.AddHours(1), Monday.AddHours(1), Monday.AddHours(2)])), ("prediction", Numbers(1, 2, 3, 4))));
        var window = (await model.FindClosedAsync())!.Value;
        window.Should().Be(new TimeWindow(Monday.AddHours(1).AddMicroseconds(1), Monday.AddHours(2).AddMicroseconds(1)));
        (await model.MeasureAsync(window)).PredictedRows.Should().Be(1);
        model.MoveTo(Monday.AddHours(2));
        (await model.MeasureAsync((await model.FindClosedAsync())!.Value)).PredictedRows.Should().Be(3);
    }

    [Fact]
    public async Task All_rows_of_one_instant_are_one_window()
    {
        using var model = new MonitoredModel(m => m.WindowOf(2));
        model.MoveTo(Week.End);
        await model.RecordAsync(Table(("id", Texts(["a", "b", "c", "d", "e"])), ("time", Times(Enumerable.Repeat(Monday, 5))), ("prediction", Numbers(1, 2, 3, 4, 5))));
        (await model.FindClosedAsync()).Should().Be(new TimeWindow(Monday, Monday.AddMicroseconds(1)));
    }

    [Fact]
    public async Task Windows_tile_all_rows_without_overlap() =>
        await Gen.Select(Gen.Int[1, 6], Gen.Int[0, 12].Array[1, 40]).SampleAsync(async (count, hours) =>
        {
            using var model = new MonitoredModel(m => m.WindowOf(count));
            Array.Sort(hours);
            await model.RecordAsync(Table(
                ("id", Texts(hours.Select((_, i) => $"r{i:00}"))), ("time", Times(hours.Select(hour => Monday.AddHours(hour)))), ("prediction", Numbers([.. hours.Select(hour => (double)hour)]))));
            var windows = new List<TimeWindow>();
            for (var hour = 1; hour <= 13; hour++)
            {
                model.MoveTo(Monday.AddHours(hour));
                if (await model.FindClosedAsync() is { } window && (windows.Count == 0 || windows[^1] != window))
                    windows.Add(window);
            }

            return windows.Zip(windows.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
        }, iter: 30);
}
