namespace MlOps.Lifecycle.Policies;

/// <summary>Which policy decides about one model. One part of a <see cref="ModelDefinition"/>.</summary>
public sealed record PolicyPlan
{
    /// <summary>The policy; null for the recommended one.</summary>
    public IRetrainingPolicy? Policy { get; init; }

    /// <summary>The longest label delay that may be waited for before drift alone is acted on; null when nothing was agreed.</summary>
    public TimeSpan? LabelHorizon { get; init; }
}
