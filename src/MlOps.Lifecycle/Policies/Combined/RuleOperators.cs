namespace MlOps.Lifecycle.Policies;

/// <summary>Combines rules. Three-valued: what is unknown stays unknown unless the other part settles it.</summary>
public static class RuleOperators
{
    extension(IRule)
    {
        /// <summary>Holds when both hold, fails when one fails, else unknown.</summary>
        /// <param name="left">One rule.</param>
        /// <param name="right">The other rule.</param>
        public static IRule operator &(IRule left, IRule right) => AllRule.Of(left, right);

        /// <summary>Holds when one holds, fails when both fail, else unknown.</summary>
        /// <param name="left">One rule.</param>
        /// <param name="right">The other rule.</param>
        public static IRule operator |(IRule left, IRule right) => AnyRule.Of(left, right);

        /// <summary>Holds when the rule fails and the other way around; unknown stays unknown.</summary>
        /// <param name="rule">The rule.</param>
        public static IRule operator !(IRule rule) => new NotRule(rule);
    }
}
