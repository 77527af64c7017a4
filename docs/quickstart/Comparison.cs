using System.Globalization;
using System.Text;
using MlOps.Lifecycle.Policies;

namespace Quickstart;

/// <summary>The same city under other policies: same trainer, same data window, same gates, no faults.</summary>
internal static class Comparison
{
    private static readonly int[] CalendarWeeks = [1, 2, 4, 8, 13];

    private static IEnumerable<(string Name, IRetrainingPolicy Policy)> Policies =>
    [
        ("never", RetrainingPolicy.Never),
        .. CalendarWeeks.Select(weeks => ($"every {(weeks == 1 ? "week" : $"{weeks} weeks")}", RetrainingPolicy.Calendar(weeks * Scenario.Week))),
        ("recommended", RetrainingPolicy.Recommended),
    ];

    public static async Task<IReadOnlyList<ReplayResult>> RunAsync(IReadOnlyList<BikeHour> hours)
    {
        var policies = Policies.ToArray();
        var fits = new SharedFits();
        var results = new ReplayResult[policies.Length];

        // The one that trains most takes longest: it starts first.
        await Parallel.ForEachAsync(Enumerable.Range(1, policies.Length - 1).Append(0), async (i, _) => results[i] = await ReplayAsync(policies[i].Name, policies[i].Policy, hours, fits));
        return [.. results, SeasonalNaive.Replay(hours)];
    }

    public static string Table(IReadOnlyList<ReplayResult> results)
    {
        var text = new StringBuilder();
        text.AppendLine(string.Create(CultureInfo.InvariantCulture, $"{"policy",-20}{"error",10}{"cost of errors",18}{"trainings",12}{"total cost",16}"));
        foreach (var result in results)
        {
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Name,-20}{result.Error,10:0.0}{result.CostOfErrors,18:N0}{result.Trainings,12}{result.TotalCost,16:N0}"));
        }

        return text.ToString();
    }

    /// <summary>Says in words whether the recommended policy beat the calendar that trained about as often.</summary>
    public static string Claim(IReadOnlyList<ReplayResult> results)
    {
        var recommended = results.Single(result => result.Name == "recommended");
        var calendar = results.Where(result => result.Name.StartsWith("every", StringComparison.Ordinal)).MinBy(result => Math.Abs(result.Trainings - recommended.Trainings))!;
        var cheapest = results.MinBy(result => result.TotalCost)!;
        var gain = calendar.TotalCost - recommended.TotalCost;
        var trainings = $"{recommended.Trainings} trainings against {calendar.Trainings}";
        var claim = Math.Abs(gain) < 1
            ? $"The recommended policy cost exactly as much as '{calendar.Name}', with {trainings}: on these data and with this band it is that calendar, whoever asks for it."
            : gain > 0
            ? string.Create(CultureInfo.InvariantCulture, $"The recommended policy cost {gain:N0} USD less than '{calendar.Name}', with {trainings}.")
            : string.Create(CultureInfo.InvariantCulture, $"The recommended policy cost {-gain:N0} USD more than '{calendar.Name}', with {trainings}: on these data it is not better than that calendar.");
        return string.Create(CultureInfo.InvariantCulture, $"{claim} The cheapest row is '{cheapest.Name}' with {cheapest.TotalCost:N0} USD.");
    }

    private static async Task<ReplayResult> ReplayAsync(string name, IRetrainingPolicy policy, IReadOnlyList<BikeHour> hours, SharedFits fits)
    {
        var clock = new ReplayClock(Scenario.Start);
        await using var services = City.InMemory(policy, clock, fits);
        var replay = new Replay(services, clock, hours, [], static _ => { });
        await replay.ResumeAsync();
        await replay.BeginAsync();
        return await replay.RunAsync(name, Scenario.Start);
    }
}
