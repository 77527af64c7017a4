namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether fitting again helps.</summary>
public static class RejectedInARowRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when so many candidates were rejected since the last promotion, by a run or by hand. Runs that failed, were escalated or stayed inconclusive neither count nor interrupt.</summary>
        /// <param name="times">How many, at least 1.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is below 1.</exception>
        public static IRule RejectedInARow(int times) => new RejectedInARowRule(times);
    }
}
