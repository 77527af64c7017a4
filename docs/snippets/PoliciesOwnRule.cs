#region policies-own-rule
using System.Collections.Immutable;
using MlOps.Lifecycle.Policies;

/// <summary>Holds on one day of the week: trainings are cheap on Sundays.</summary>
public sealed class WeekdayRule(DayOfWeek day) : IRule
{
    public static RuleKind InConfiguration { get; } = new("weekday", settings => new WeekdayRule(settings.FindChoice<DayOfWeek>("Day") ?? DayOfWeek.Sunday));

    public string Kind => "weekday";

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var today = evidence.At.UtcDateTime.DayOfWeek;
        var reason = new Reason(Kind, $"{today}", $"{day}", $"It is {today}; asked for is {day}.");
        return today == day
            ? RuleResult.Holds(reason)
            : RuleResult.Fails(reason) with { NotBefore = evidence.At.UtcDateTime.Date.AddDays((day - today + 7) % 7) };
    }
}

public static class WeekdayRuleExtensions
{
    extension(Rule)
    {
        public static IRule Weekday(DayOfWeek day) => new WeekdayRule(day);
    }
}
#endregion
