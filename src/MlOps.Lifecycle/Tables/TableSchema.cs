using System.Collections;
using System.Collections.Immutable;

namespace MlOps.Lifecycle.Tables;

/// <summary>The columns of a table, in order. An immutable value: equal when all columns are equal.</summary>
public sealed class TableSchema : IReadOnlyList<ColumnSchema>, IEquatable<TableSchema>
{
    private readonly ImmutableArray<ColumnSchema> _columns;
    private readonly Dictionary<string, int> _index;

    /// <summary>Creates a schema.</summary>
    /// <param name="columns">The columns in order.</param>
    /// <exception cref="LifecycleException">Two columns share a name, or a name is empty.</exception>
    public TableSchema(IEnumerable<ColumnSchema> columns)
    {
        _columns = [.. columns];
        _index = new(_columns.Length, StringComparer.Ordinal);
        for (var i = 0; i < _columns.Length; i++)
        {
            if (string.IsNullOrEmpty(_columns[i].Name))
                throw new LifecycleException($"Column {i + 1} has no name: give every column a name.");
            if (!_index.TryAdd(_columns[i].Name, i))
            {
                throw new LifecycleException(
                    $"Column name '{_columns[i].Name}' occurs twice, as column {_index[_columns[i].Name] + 1} and column {i + 1}: rename one of them.");
            }
        }
    }

    /// <summary>The number of columns.</summary>
    public int Count => _columns.Length;

    /// <summary>A column by its position, counted from 0.</summary>
    /// <param name="index">The position.</param>
    public ColumnSchema this[int index] => _columns[index];

    /// <summary>A column by name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="LifecycleException">There is no such column.</exception>
    public ColumnSchema this[string name] => Find(name)
        ?? throw new LifecycleException($"There is no column '{name}': the table has {string.Join(", ", _columns.Select(c => c.Name))}.");

    /// <summary>A column by name, or null.</summary>
    /// <param name="name">The name.</param>
    public ColumnSchema? Find(string name) => _index.TryGetValue(name, out var i) ? _columns[i] : null;

    /// <summary>The position of a column, counted from 0, or -1.</summary>
    /// <param name="name">The name.</param>
    public int IndexOf(string name) => _index.TryGetValue(name, out var i) ? i : -1;

    /// <summary>The columns of one role, in order.</summary>
    /// <param name="role">The role.</param>
    public IEnumerable<ColumnSchema> WithRole(ColumnRole role) => _columns.Where(c => c.Role == role);

    /// <summary>The same schema with one column changed, for example to override an inferred role.</summary>
    /// <param name="name">The column.</param>
    /// <param name="change">Gets the column and returns the changed one.</param>
    /// <exception cref="LifecycleException">There is no such column.</exception>
    public TableSchema With(string name, Func<ColumnSchema, ColumnSchema> change)
    {
        var changed = change(this[name]);
        return new(_columns.SetItem(_index[name], changed));
    }

    /// <summary>The same schema with one role given to some columns.</summary>
    /// <param name="role">The role.</param>
    /// <param name="names">The columns.</param>
    /// <exception cref="LifecycleException">One of the columns does not exist.</exception>
    public TableSchema WithRole(ColumnRole role, params ReadOnlySpan<string> names)
    {
        var schema = this;
        foreach (var name in names)
            schema = schema.With(name, c => c with { Role = role });
        return schema;
    }

    /// <summary>A table for people: column, type, role, whether values may be missing, and what was declared.</summary>
    public override string ToString() => TextTable.Write(
        ["column", "type", "role", "missing", "declared"],
        _columns.Select(c => (string[])[c.Name, TextTable.TypeOf(c), c.Role.ToString(), c.IsNullable ? "yes" : "no", TextTable.DeclaredOf(c)]));

    /// <inheritdoc/>
    public IEnumerator<ColumnSchema> GetEnumerator() => ((IEnumerable<ColumnSchema>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(TableSchema? other) => other is not null && _columns.SequenceEqual(other._columns);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TableSchema);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var column in _columns)
            hash.Add(column);
        return hash.ToHashCode();
    }
}
