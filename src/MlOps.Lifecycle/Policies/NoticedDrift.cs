using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>A notice about drift that people got.</summary>
/// <param name="At">When, in the domain's time.</param>
/// <param name="Columns">The columns it was about.</param>
public sealed record NoticedDrift(DateTimeOffset At, ImmutableArray<string> Columns)
{
    /// <summary>Whether both are the same notice.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(NoticedDrift? other) =>
        ReferenceEquals(this, other) || (other is not null && At == other.At && ArrayEquality.Same(Columns, other.Columns));

    /// <inheritdoc/>
    public override int GetHashCode() => At.GetHashCode();
}
