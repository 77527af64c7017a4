namespace MlOps.Lifecycle.Policies;

/// <summary>Makes rules of one kind from configuration. A rule brings its own, in its folder.</summary>
/// <param name="Name">The name in configuration, for example <c>quality-drops</c>; compared without case.</param>
/// <param name="Create">Makes a rule from its settings; an <see cref="ArgumentException"/> becomes an error that names the section.</param>
public sealed record RuleKind(string Name, Func<RuleSettings, IRule> Create);
