using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

/// <summary>Asks where a metric lies in its agreed band.</summary>
public static class SeverityAtLeastRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when the whole interval of a metric lies beyond a limit of its agreed band. Unknown without a band; worth waiting for while labels are immature or the interval contains the limit.</summary>
        /// <param name="metric">The metric, of quality or of value per day.</param>
        /// <param name="severity">Update for worse than tolerated, Replace for worse than useful.</param>
        /// <exception cref="ArgumentException">The metric has no name, or the severity is another one.</exception>
        public static IRule SeverityAtLeast(string metric, BandSeverity severity) => new SeverityAtLeastRule(metric, severity);

        /// <summary>Holds when a metric is worse than tolerated: the same as <c>SeverityAtLeast(metric, BandSeverity.Update)</c>.</summary>
        /// <param name="metric">The metric, of quality or of value per day.</param>
        /// <exception cref="ArgumentException">The metric has no name.</exception>
        public static IRule OutsideBand(string metric) => new SeverityAtLeastRule(metric, BandSeverity.Update);
    }
}
