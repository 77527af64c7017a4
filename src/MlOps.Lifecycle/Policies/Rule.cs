namespace MlOps.Lifecycle.Policies;

/// <summary>
/// Makes rules: <c>Rule.QualityDrops("auc", by: 0.02).HeldFor(oneDay) | Rule.Every(oneMonth)</c>. Every rule adds its own method
/// here from its own folder; so do yours, with an extension block on this class.
/// </summary>
public static class Rule;
