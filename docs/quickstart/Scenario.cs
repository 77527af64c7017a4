using MlOps.Lifecycle.Monitoring;

namespace Quickstart;

/// <summary>
/// What the city agreed on. Every number here was chosen by looking at 2011 only; the table of the comparison reports 2012
/// as measured.
/// </summary>
internal static class Scenario
{
    /// <summary>A customer who finds no bike is lost for the hour: 3 per missing bike.</summary>
    public const double MissingBike = 3;

    /// <summary>A bike that stands idle blocks a dock: 1 per idle bike.</summary>
    public const double IdleBike = 1;

    /// <summary>Computing, checking and signing off one training.</summary>
    public const decimal Training = 500;

    /// <summary>
    /// What errors may cost per ride before the forecast is fitted again, in USD. Per ride, because demand doubles from winter to
    /// summer. From July to December 2011 every other week of a forecast that was fitted again every two weeks cost less than
    /// 0.285; this is that median, rounded.
    /// </summary>
    public const double Tolerated = 0.30;

    /// <summary>What errors cost per ride when the forecast is no longer worth having: twice what the demand of the same hour last week cost as a forecast from July to December 2011 (0.59).</summary>
    public const double Replace = 1.20;

    /// <summary>How much more a candidate's errors may cost a day than the champion's: fresher rows are worth that doubt.</summary>
    public const double Doubt = 200;

    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>How much of the past a model is fitted on.</summary>
    public static readonly TimeSpan TrainingWindow = 26 * Week;

    /// <summary>The newest rows, kept from training to judge the candidate.</summary>
    public static readonly TimeSpan Evaluation = 2 * Week;

    /// <summary>The first champion is fitted on what is known on this day: January to June 2011.</summary>
    public static readonly DateTimeOffset Start = new(2011, 7, 4, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The least history that a first champion is fitted and judged on: two weeks to judge it, six to fit it.</summary>
    public static readonly TimeSpan LeastHistory = 8 * Week;

    /// <summary>When the first week is judged: on the Tuesday after it, when its labels are in.</summary>
    public static readonly TimeSpan FirstTick = Week + TimeSpan.FromDays(1);

    /// <summary>The replay ends with the data; what comes later is lived through and not counted.</summary>
    public static readonly DateTimeOffset End = new(2013, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the table of the comparison counts.</summary>
    public static readonly DateTimeOffset Judged = new(2012, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>What the errors of some hours cost together.</summary>
    public static double CostOfErrors(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast)
    {
        var cost = 0.0;
        for (var i = 0; i < demand.Length; i++)
            cost += demand[i] > forecast[i] ? MissingBike * (demand[i] - forecast[i]) : IdleBike * (forecast[i] - demand[i]);
        return cost;
    }

    /// <summary>What the errors cost for each ride that was wanted; nothing can be said about hours without a ride.</summary>
    public static double CostPerRide(ReadOnlySpan<double> demand, ReadOnlySpan<double> forecast)
    {
        var rides = 0.0;
        foreach (var hour in demand)
            rides += hour;
        return rides > 0 ? CostOfErrors(demand, forecast) / rides : double.NaN;
    }

    public static ValueMetric Cost { get; } = new()
    {
        Name = "cost-of-errors",
        Currency = "USD",
        Direction = MetricDirection.LowerIsBetter,
        Compute = CostOfErrors,
    };
}
