namespace MlOps.Lifecycle.Policies;

/// <summary>Asks how many columns drifted.</summary>
public static class DriftedColumnsRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when at least so many columns drifted in the newest window; unknown while inconclusive columns could still reach the number.</summary>
        /// <param name="atLeast">How many, at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="atLeast"/> is below 1.</exception>
        public static IRule DriftedColumns(int atLeast = 1) => new DriftedColumnsRule(atLeast);
    }
}
