namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether the schema changed.</summary>
public static class SchemaChangedRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when the schema of the newest window differs from the reference's.</summary>
        /// <param name="breakingOnly">Whether only changes count that make the data unusable: a removed, renamed or retyped input. False also counts new columns, order and the like.</param>
        public static IRule SchemaChanged(bool breakingOnly = true) => new SchemaChangedRule(breakingOnly);
    }
}
