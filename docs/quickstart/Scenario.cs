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

    /// <summary>What errors may cost a day before the forecast is fitted again.</summary>
    public const double Tolerated = 700;

    /// <summary>What errors cost a day when the forecast is no longer worth having: twice what the demand of the same hour last week would have cost as a forecast.</summary>
    public const double Replace = 4700;

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

    public static ValueMetric Cost { get; } = new()
    {
        Name = "cost-of-errors",
        Currency = "USD",
        Direction = MetricDirection.LowerIsBetter,
        Compute = CostOfErrors,
    };
}
