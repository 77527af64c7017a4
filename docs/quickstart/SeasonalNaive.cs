namespace Quickstart;

/// <summary>The forecast without a model: the demand of the same hour a week ago.</summary>
internal static class SeasonalNaive
{
    public static ReplayResult Replay(IReadOnlyList<BikeHour> hours)
    {
        var demand = hours.ToDictionary(hour => hour.Time, hour => hour.Demand);
        var ledger = new Ledger();
        var last = 0.0;
        foreach (var hour in hours.Where(hour => hour.Time >= Scenario.Start && hour.Time < Scenario.End))
        {
            last = demand.GetValueOrDefault(hour.Time - Scenario.Week, last);
            ledger.Add(hour, last);
        }

        return ledger.Close("same hour last week", trainings: 0);
    }
}
