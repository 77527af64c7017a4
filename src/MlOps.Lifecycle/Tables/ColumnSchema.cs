using System.Collections.Immutable;

namespace MlOps.Lifecycle.Tables;

/// <summary>One column of a table: name, type, role and, where somebody declared them, domain, range and unit.</summary>
public sealed record ColumnSchema
{
    /// <summary>The name; unique within the table, compared by ordinal.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of values.</summary>
    public required ColumnType Type { get; init; }

    /// <summary>What the column is for.</summary>
    public ColumnRole Role { get; init; } = ColumnRole.Feature;

    /// <summary>
    /// Whether whole numbers name categories (a station, a class of weather): they are counted like text and never ordered or averaged.
    /// Means nothing for other types, where it stays false.
    /// </summary>
    public bool IsCode { get; init; }

    /// <summary>Whether values may be missing.</summary>
    public bool IsNullable { get; init; } = true;

    /// <summary>The values that may occur, in their text form; null when nobody declared them.</summary>
    public ImmutableSortedSet<string>? Domain { get; init; }

    /// <summary>The smallest and largest value that may occur; null when nobody declared them. For columns of numbers.</summary>
    public ValueRange? Range { get; init; }

    /// <summary>The unit for people, for example <c>km/h</c>; null when nobody declared it.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether the values are numbers that can be ordered and averaged.</summary>
    public bool IsNumeric => Type == ColumnType.Number || (Type == ColumnType.Integer && !IsCode);

    /// <summary>Whether the values are categories that can be counted: text, booleans and codes.</summary>
    public bool IsCategorical => Type is ColumnType.Text or ColumnType.Boolean || (Type == ColumnType.Integer && IsCode);

    /// <inheritdoc/>
    public bool Equals(ColumnSchema? other) =>
        other is not null && Name == other.Name && Type == other.Type && Role == other.Role && IsCode == other.IsCode && IsNullable == other.IsNullable
        && Range == other.Range && Unit == other.Unit
        && (Domain is null ? other.Domain is null : other.Domain is not null && Domain.SetEquals(other.Domain));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Type, Role, IsCode, IsNullable, Range, Unit, Domain?.Count);
}
