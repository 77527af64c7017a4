using System.Collections.Immutable;
using System.Globalization;

namespace MlOps.Lifecycle.Tables;

/// <summary>A schema that was inferred from data: print it, and override what is wrong with <see cref="TableSchema.WithRole(ColumnRole, ReadOnlySpan{string})"/> or <see cref="TableSchema.With"/>.</summary>
public sealed record InferredSchema
{
    /// <summary>The columns in the order of the table, each with the reason for its type and role.</summary>
    public required ImmutableArray<InferredColumn> Columns { get; init; }

    /// <summary>The number of rows that were seen.</summary>
    public required long RowCount { get; init; }

    /// <summary>The schema.</summary>
    public TableSchema Schema => field ??= new(Columns.Select(c => c.Column));

    /// <summary>A table for people: column, type, role, whether values are missing, and why.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Columns.Length} columns, {RowCount:N0} rows\n")
        + TextTable.Write(
            ["column", "type", "role", "missing", "why"],
            Columns.Select(c => (string[])[c.Column.Name, TextTable.TypeOf(c.Column), c.Column.Role.ToString(), c.Column.IsNullable ? "yes" : "no", c.Reason]));

    /// <inheritdoc/>
    public bool Equals(InferredSchema? other) => other is not null && RowCount == other.RowCount && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(RowCount, Columns.Length);
}
