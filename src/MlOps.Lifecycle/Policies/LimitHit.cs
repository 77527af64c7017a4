namespace MlOps.Lifecycle.Policies;

/// <summary>A limit that forbids a run, and until when; null when time alone does not help.</summary>
internal sealed record LimitHit(Reason Reason, DateTimeOffset? Until);
