namespace Quickstart;

/// <summary>Keeps what was forecast and what happened, to say what it came to.</summary>
internal sealed class Ledger
{
    private readonly List<double> _demand = [];
    private readonly List<double> _forecast = [];

    public void Add(BikeHour hour, double forecast)
    {
        if (hour.Time < Scenario.Judged || hour.Time >= Scenario.End)
            return;
        _demand.Add(hour.Demand);
        _forecast.Add(forecast);
    }

    public ReplayResult Close(string name, int trainings)
    {
        var demand = _demand.ToArray();
        var forecast = _forecast.ToArray();
        var error = demand.Length == 0 ? double.NaN : demand.Zip(forecast, (d, f) => Math.Abs(d - f)).Average();
        return new(name, error, Scenario.CostOfErrors(demand, forecast), trainings);
    }
}
