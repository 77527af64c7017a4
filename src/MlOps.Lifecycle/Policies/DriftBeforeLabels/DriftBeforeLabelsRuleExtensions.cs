namespace MlOps.Lifecycle.Policies;

/// <summary>Asks whether drift must be acted on before labels can confirm a loss.</summary>
public static class DriftBeforeLabelsRuleExtensions
{
    extension(Rule)
    {
        /// <summary>Holds when columns drifted in two windows in a row and labels come later than the horizon that was agreed. Fails without an agreed horizon; unknown without a label delay.</summary>
        public static IRule DriftBeforeLabels() => new DriftBeforeLabelsRule();
    }
}
