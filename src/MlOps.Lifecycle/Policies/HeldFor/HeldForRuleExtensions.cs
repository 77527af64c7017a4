namespace MlOps.Lifecycle.Policies;

/// <summary>Asks a rule to have held for a time.</summary>
public static class HeldForRuleExtensions
{
    /// <summary>Holds when the rule holds now and on all earlier evidence, back to the first that is at least this old.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="time">The stretch between the ends of the first and the newest rows; a week over weekly windows means two windows in a row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="time"/> is not positive.</exception>
    public static IRule HeldFor(this IRule rule, TimeSpan time) => new HeldForRule(rule, time);
}
