using System.Collections.Immutable;
using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace MlOps.Lifecycle.Tables;

/// <summary>Translates columns and schemas to Arrow and back. Roles and declarations travel in the metadata of the fields.</summary>
/// <remarks>
/// Writing uses one Arrow type per <see cref="ColumnType"/>. Reading also takes what other tools write: narrower
/// integers, <c>Float</c>, timestamps in other units, <c>Date64</c>, dictionary-encoded text.
/// </remarks>
public static class ArrowTypes
{
    private const string Prefix = "mlops:";
    internal const string RoleKey = Prefix + "role";
    private const string CodeKey = Prefix + "code";
    private const string DomainKey = Prefix + "domain";
    private const string MinimumKey = Prefix + "minimum";
    private const string MaximumKey = Prefix + "maximum";
    private const string UnitKey = Prefix + "unit";

    /// <summary>The Arrow type of timestamps: microseconds in UTC.</summary>
    public static TimestampType Timestamp { get; } = new(TimeUnit.Microsecond, "UTC");

    /// <summary>The Arrow type in which the library keeps a column type.</summary>
    /// <param name="type">The column type.</param>
    public static IArrowType ToArrow(ColumnType type) => type switch
    {
        ColumnType.Boolean => BooleanType.Default,
        ColumnType.Integer => Int64Type.Default,
        ColumnType.Number => DoubleType.Default,
        ColumnType.Text => StringType.Default,
        ColumnType.Date => Date32Type.Default,
        ColumnType.Timestamp => Timestamp,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such column type."),
    };

    /// <summary>The column type of an Arrow type, or null when no column type can hold it.</summary>
    /// <param name="type">The Arrow type.</param>
    public static ColumnType? FindColumnType(IArrowType type) => type switch
    {
        BooleanType => ColumnType.Boolean,
        Int8Type or Int16Type or Int32Type or Int64Type or UInt8Type or UInt16Type or UInt32Type or UInt64Type => ColumnType.Integer,
        HalfFloatType or FloatType or DoubleType => ColumnType.Number,
        StringType => ColumnType.Text,
        DictionaryType { ValueType: StringType } => ColumnType.Text,
        Date32Type or Date64Type => ColumnType.Date,
        TimestampType => ColumnType.Timestamp,
        _ => null,
    };

    /// <summary>The field of a column, with role and declarations in its metadata.</summary>
    /// <param name="column">The column.</param>
    public static Field ToArrow(ColumnSchema column)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [RoleKey] = column.Role.ToString() };
        if (column.IsCode)
            metadata[CodeKey] = "true";
        if (column.Domain is { } domain)
            metadata[DomainKey] = DomainText.Write(domain);
        if (column.Range is { } range)
        {
            metadata[MinimumKey] = range.Minimum.ToString("R", CultureInfo.InvariantCulture);
            metadata[MaximumKey] = range.Maximum.ToString("R", CultureInfo.InvariantCulture);
        }

        if (column.Unit is { } unit)
            metadata[UnitKey] = unit;
        return new(column.Name, ToArrow(column.Type), column.IsNullable, metadata);
    }

    /// <summary>The Arrow schema of a table, which <see cref="ToTableSchema"/> reads back to an equal schema.</summary>
    /// <param name="schema">The schema.</param>
    public static Schema ToArrow(TableSchema schema) => new(schema.Select(ToArrow), null);

    /// <summary>The columns of an Arrow schema; fields without our metadata become features without declarations.</summary>
    /// <param name="schema">The Arrow schema, ours or another tool's.</param>
    /// <exception cref="LifecycleException">A field has a type that no column type can hold, two fields share a name, or the metadata was changed to nonsense.</exception>
    public static TableSchema ToTableSchema(Schema schema) => new(schema.FieldsList.Select(ToColumn));

    private static ColumnSchema ToColumn(Field field)
    {
        var type = FindColumnType(field.DataType) ?? throw new LifecycleException(
            $"Column '{field.Name}' has the Arrow type {field.DataType.Name}, which is none of {string.Join(", ", Enum.GetNames<ColumnType>())}: convert or leave out the column.");
        return new()
        {
            Name = field.Name,
            Type = type,
            IsNullable = field.IsNullable,
            Role = Find(field, RoleKey) is { } role ? ReadRole(field, role) : ColumnRole.Feature,
            IsCode = Find(field, CodeKey) is "true",
            Domain = Find(field, DomainKey) is { } domain ? DomainText.Read(field.Name, domain) : null,
            Range = Find(field, MinimumKey) is { } minimum && Find(field, MaximumKey) is { } maximum
                ? new ValueRange(ReadNumber(field, minimum), ReadNumber(field, maximum))
                : null,
            Unit = Find(field, UnitKey),
        };
    }

    private static string? Find(Field field, string key) =>
        field.HasMetadata && field.Metadata.TryGetValue(key, out var value) ? value : null;

    private static ColumnRole ReadRole(Field field, string text) => Enum.TryParse<ColumnRole>(text, out var role) && Enum.IsDefined(role)
        ? role
        : throw new LifecycleException($"Column '{field.Name}' has the unknown role '{text}' in its Arrow metadata: use one of {string.Join(", ", Enum.GetNames<ColumnRole>())}.");

    private static double ReadNumber(Field field, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new LifecycleException($"Column '{field.Name}' has the range limit '{text}' in its Arrow metadata, which is no number: correct or remove it.");

    /// <summary>A declared domain as one line: values separated by commas, backslash before comma and backslash.</summary>
    private static class DomainText
    {
        public static string Write(ImmutableSortedSet<string> domain) =>
            string.Concat(domain.Select(value => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal) + ","));

        public static ImmutableSortedSet<string> Read(string column, string text)
        {
            var values = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
            var value = new System.Text.StringBuilder();
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == ',')
                {
                    values.Add(value.ToString());
                    value.Clear();
                }
                else
                {
                    i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
                    value.Append(text[i]);
                }
            }

            return value.Length == 0
                ? values.ToImmutable()
                : throw new LifecycleException($"Column '{column}' has a domain in its Arrow metadata that ends within a value: correct or remove it.");
        }
    }
}
