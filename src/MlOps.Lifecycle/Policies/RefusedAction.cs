using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>An action that was considered and not taken.</summary>
/// <param name="Action">The action.</param>
/// <param name="Reasons">Why not.</param>
public sealed record RefusedAction(LifecycleAction Action, ImmutableArray<Reason> Reasons);
