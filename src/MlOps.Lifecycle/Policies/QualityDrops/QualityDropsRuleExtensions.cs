namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether a metric got worse.</summary>
public static class QualityDropsRuleExtensions
{
    extension(Rule)
    {
        /// <summary>
        /// Holds when a metric is worse than its first accepted reference by more than an amount, and the whole interval of the loss
        /// says so. Unknown, and worth waiting for, while labels are immature or the interval contains the amount.
        /// </summary>
        /// <param name="metric">The metric.</param>
        /// <param name="by">How much worse, in the metric's own unit; zero or more. Which way is worse is the metric's direction.</param>
        /// <exception cref="ArgumentException">The metric has no name, or the amount is negative or not finite.</exception>
        public static IRule QualityDrops(string metric, double by) => new QualityDropsRule(metric, by);
    }
}
