using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>An action that was considered and not taken.</summary>
/// <param name="Action">The action.</param>
/// <param name="Reasons">Why not.</param>
public sealed record RefusedAction(LifecycleAction Action, ImmutableArray<Reason> Reasons)
{
    /// <summary>Whether both refuse the same for the same reasons.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(RefusedAction? other) =>
        ReferenceEquals(this, other) || (other is not null && Action == other.Action && ArrayEquality.Same(Reasons, other.Reasons));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Action, Reasons.IsDefault ? 0 : Reasons.Length);
}
