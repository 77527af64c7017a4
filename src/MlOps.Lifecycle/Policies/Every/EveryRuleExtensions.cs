namespace MlOps.Lifecycle.Policies;

/// <summary>Asks how much time has passed.</summary>
public static class EveryRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when so much time has passed since the last run ended, however it ended; without any run, since the champion serves.</summary>
        /// <param name="period">The time.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="period"/> is not positive.</exception>
        public static IRule Every(TimeSpan period) => new EveryRule(period);
    }
}
