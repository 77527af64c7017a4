namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether the data came broken.</summary>
public static class FeedBrokenRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when the newest window has a technical change that makes its data unusable: another unit, a recoded category, a column that is no longer filled.</summary>
        public static IRule FeedBroken() => new FeedBrokenRule();
    }
}
