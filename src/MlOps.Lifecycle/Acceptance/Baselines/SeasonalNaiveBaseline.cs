using System.Collections.Immutable;
using System.Globalization;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>The truth of the same time one season ago.</summary>
internal sealed class SeasonalNaiveBaseline(TimeSpan season) : IBaseline
{
    private const int SeasonsToTry = 8;

    public string Name => string.Create(CultureInfo.InvariantCulture, $"seasonal-naive ({season.TotalDays:0.##} days)");

    public ImmutableArray<double> Answer(IReadOnlyList<KeyValuePair<DateTimeOffset, double>> known, ImmutableArray<DateTimeOffset> times, ImmutableArray<double> labels)
    {
        var truths = new Dictionary<DateTimeOffset, double>(known.Count + times.Length);
        foreach (var (time, truth) in known)
            truths[time] = truth;
        for (var i = 0; i < times.Length; i++)
            truths[times[i]] = labels[i];
        return [.. times.Select(time => Before(truths, time))];
    }

    /// <summary>Looks one whole season back and more, so never at the row's own truth nor at a later one.</summary>
    private double Before(Dictionary<DateTimeOffset, double> truths, DateTimeOffset time)
    {
        for (var seasons = 1; seasons <= SeasonsToTry; seasons++)
        {
            if (truths.TryGetValue(time - (seasons * season), out var truth))
                return truth;
        }

        return double.NaN;
    }
}
