namespace MlOps.Lifecycle.Policies;

/// <summary>Asks how much data is new.</summary>
public static class NewRowsRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when so many labeled rows arrived since the champion was trained.</summary>
        /// <param name="atLeast">How many, at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="atLeast"/> is below 1.</exception>
        public static IRule NewRows(long atLeast) => new NewRowsRule(atLeast);
    }
}
