using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Compares immutable arrays by what is in them; by themselves they compare by reference.</summary>
internal static class ArrayEquality
{
    public static bool Same<T>(ImmutableArray<T> left, ImmutableArray<T> right) =>
        left.IsDefault || right.IsDefault ? left.IsDefault == right.IsDefault : left.SequenceEqual(right);

    public static bool Same<T>(ImmutableArray<T>? left, ImmutableArray<T>? right) =>
        left is { } l && right is { } r ? Same(l, r) : left is null && right is null;
}
