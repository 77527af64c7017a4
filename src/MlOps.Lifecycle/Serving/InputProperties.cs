using System.ComponentModel.DataAnnotations.Schema;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Serving;

/// <summary>The public properties of a row type, found by the name of a column.</summary>
internal sealed class InputProperties
{
    private readonly Type _type;
    private readonly PropertyInfo[] _properties;

    public InputProperties([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
    {
        _type = type;
        _properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0)];
    }

    /// <summary>The property for a column: its name said by <c>[Column]</c>, the same name, or the only name that differs in case, '_', '-' and spaces.</summary>
    /// <returns>The property, or null when there is none or more than one.</returns>
    public PropertyInfo? Find(string column)
    {
        var exact = _properties.Where(property => NameOf(property) == column).ToArray();
        if (exact.Length == 0)
            exact = [.. _properties.Where(property => Plain(NameOf(property)) == Plain(column))];
        return exact is [var only] ? only : null;
    }

    /// <summary>The property for every column of a model.</summary>
    /// <param name="inputs">The columns.</param>
    /// <exception cref="LifecycleException">A column has no property, or one of another type; the message names every such column.</exception>
    public IReadOnlyList<PropertyInfo> FindAll(TableSchema inputs)
    {
        var found = inputs.Select(column => Find(column.Name)).ToArray();
        var troubles = inputs.Zip(found).Select(pair => Trouble(pair.First, pair.Second)).OfType<string>().ToArray();
        return troubles.Length == 0 ? [.. found.OfType<PropertyInfo>()] : throw new LifecycleException(
            $"{_type} does not fit the model: {string.Join("; ", troubles)}. Its properties are {string.Join(", ", _properties.Select(p => $"{p.Name} ({Name(p.PropertyType)})"))}: name or type them like the model's columns, or add [Column(\"...\")].");
    }

    private static string? Trouble(ColumnSchema column, PropertyInfo? property) =>
        property is null ? $"column '{column.Name}' ({column.Type}) has no property of its own"
        : !InputValues.Fits(property.PropertyType, column.Type) ? $"property '{property.Name}' is {Name(property.PropertyType)} where column '{column.Name}' is {column.Type}"
        : null;

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.Name ?? property.Name;

    private static string Plain(string name) => string.Concat(name.Where(c => c is not ('_' or '-' or ' '))).ToUpperInvariant();

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"{inner.Name}?" : type.Name;
}
