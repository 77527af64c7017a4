namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether there is drift to tell people about.</summary>
public static class DriftBeginsRuleExtensions
{
    extension(Rule)
    {
        /// <summary>
        /// Holds when columns drifted in two windows in a row and people were not told in this episode. An episode ends when two windows
        /// in a row find the column as it should be. Meant for <see cref="RetrainingPolicyBuilder.NoticeWhen"/>.
        /// </summary>
        /// <param name="quiet">How long no second notice is given; 92 days (the longest quarter of a year) when null, so that one spring is one notice.</param>
        /// <exception cref="ArgumentOutOfRangeException"><paramref name="quiet"/> is negative.</exception>
        public static IRule DriftBegins(TimeSpan? quiet = null) => new DriftBeginsRule(quiet ?? DriftBeginsRule.DefaultQuiet);
    }
}
