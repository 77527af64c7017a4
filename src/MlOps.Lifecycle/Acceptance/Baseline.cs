namespace MlOps.Lifecycle.Acceptance;

/// <summary>Baselines to name in an agreement.</summary>
public static class Baseline
{
    /// <summary>Always the same answer.</summary>
    /// <param name="value">The answer; finite.</param>
    public static IBaseline Constant(double value) => double.IsFinite(value)
        ? new RuleBaseline($"constant {PlainNumber.Of(value)}", _ => value)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A constant baseline needs a finite number.");

    /// <summary>The truth of the same time one season ago; where that is unknown, the newest season before it.</summary>
    /// <param name="season">The length of a season, for example a week; positive.</param>
    public static IBaseline SeasonalNaive(TimeSpan season)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(season, TimeSpan.Zero);
        return new SeasonalNaiveBaseline(season);
    }

    /// <summary>Today's rule, as a function of time.</summary>
    /// <param name="name">The name in verdicts.</param>
    /// <param name="answer">Answers a row from its time; pure. NaN where the rule has no answer.</param>
    public static IBaseline Rule(string name, Func<DateTimeOffset, double> answer)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(answer);
        return new RuleBaseline(name, answer);
    }
}
