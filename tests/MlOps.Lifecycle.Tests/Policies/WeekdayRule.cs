using System.Collections.Immutable;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Tests.Policies;

/// <summary>A rule that the library does not know: all of it is in this file.</summary>
internal sealed class WeekdayRule(DayOfWeek day) : IRule
{
    public static RuleKind InConfiguration { get; } = new("weekday", settings => new WeekdayRule(settings.FindChoice<DayOfWeek>("Day") ?? DayOfWeek.Sunday));

    public string Kind => "weekday";

    public ImmutableArray<string> Metrics => [];

    public RuleResult Evaluate(Evidence evidence)
    {
        var reason = new Reason(Kind, $"{evidence.At.DayOfWeek}", $"{day}", $"It is {evidence.At.DayOfWeek}; asked for is {day}.");
        return evidence.At.DayOfWeek == day ? RuleResult.Holds(reason) : RuleResult.Fails(reason) with { NotBefore = evidence.At.AddDays(((int)day - (int)evidence.At.DayOfWeek + 7) % 7) };
    }
}

internal static class WeekdayRuleExtensions
{
    extension(Rule)
    {
        public static IRule Weekday(DayOfWeek day) => new WeekdayRule(day);
    }
}
