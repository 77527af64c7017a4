using System.Buffers;
using System.Globalization;
using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Some values of a column, in the order of the rows, and what can be said about them.</summary>
internal sealed class SampledColumn(ColumnSchema schema, bool isDeclared)
{
    private const double MostlyNumbers = 0.9;
    private static readonly SearchValues<char> CommaNumber = SearchValues.Create("0123456789,.");
    private readonly List<string?> _texts = [];
    private readonly List<long?> _wholes = [];
    private readonly List<double> _numbers = [];
    private int? _distinct;

    /// <summary>The column; nullable when a value was missing.</summary>
    public ColumnSchema Schema => schema with { IsNullable = isDeclared ? schema.IsNullable : MissingCount > 0 || RowCount == 0 };

    public string Name => schema.Name;

    /// <summary>The name in lower case without separators: <c>Is_Weekend</c> is <c>isweekend</c>.</summary>
    public string PlainName { get; } = string.Concat(schema.Name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    public bool IsDeclared => isDeclared;

    /// <summary>All rows, sampled or not.</summary>
    public long RowCount { get; private set; }

    /// <summary>All rows without a value, sampled or not.</summary>
    public long MissingCount { get; private set; }

    /// <summary>Sampled texts; empty unless the column is text.</summary>
    public IReadOnlyList<string?> Texts => _texts;

    /// <summary>Sampled whole numbers, booleans as 0 and 1, days, or microseconds; empty for text and numbers.</summary>
    public IReadOnlyList<long?> Wholes => _wholes;

    /// <summary>Sampled numbers that are neither missing nor NaN; empty for other types.</summary>
    public IReadOnlyList<double> Numbers => _numbers;

    /// <summary>Sampled rows that have a value.</summary>
    public int ValueCount => _texts.Count(t => t is not null) + _wholes.Count(w => w is not null) + _numbers.Count;

    /// <summary>How many different values the sample has.</summary>
    public int Distinct => _distinct ??= schema.Type switch
    {
        ColumnType.Text => _texts.Where(t => t is not null).Distinct(StringComparer.Ordinal).Count(),
        ColumnType.Number => _numbers.Distinct().Count(),
        _ => _wholes.Where(w => w is not null).Distinct().Count(),
    };

    /// <summary>Whether every row has a value, and no sampled value occurs twice.</summary>
    public bool IsUnique => RowCount > 0 && MissingCount == 0 && Distinct == ValueCount && Distinct > 0;

    /// <summary>Whether no sampled value is smaller than the one before it.</summary>
    public bool IsAscending => _wholes.Where(w => w is not null).Zip(_wholes.Where(w => w is not null).Skip(1)).All(pair => pair.First <= pair.Second);

    /// <summary>Whether nearly all texts are numbers: such a column is one of numbers with some odd cells, and neither an id nor free text.</summary>
    public bool IsNumbersButForSome
    {
        get
        {
            string[] texts = [.. _texts.OfType<string>()];
            var numbers = texts.Count(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
            return numbers < texts.Length && numbers >= MostlyNumbers * texts.Length;
        }
    }

    /// <summary>A text that is a number with a decimal comma, where nearly all texts are numbers written so; else null.</summary>
    public string? DecimalComma
    {
        get
        {
            string[] texts = [.. _texts.OfType<string>()];
            return texts.Count(text => IsCommaNumber(text) || text.Trim().All(char.IsAsciiDigit)) >= MostlyNumbers * texts.Length ? texts.FirstOrDefault(IsCommaNumber) : null;
        }
    }

    public string Rows => string.Create(CultureInfo.InvariantCulture, $"{RowCount:N0} {(RowCount == 1 ? "row" : "rows")}");

    /// <summary>Takes every <paramref name="stride"/>-th row of an array, beginning with row <paramref name="first"/>.</summary>
    public void Add(IArrowArray array, int first, int stride)
    {
        RowCount += array.Length;
        MissingCount += array.NullCount;
        var numbers = schema.Type is ColumnType.Text || array is Int64Array ? [] : new double[array.Length];
        if (numbers.Length > 0)
            ArrowValues.CopyNumbers(array, numbers);
        for (var i = first; i < array.Length; i += stride)
        {
            if (schema.Type == ColumnType.Text)
                _texts.Add(ArrowValues.FindText(array, i));
            else if (schema.Type != ColumnType.Number)
                _wholes.Add(array.IsNull(i) ? null : array is Int64Array exact ? exact.Values[i] : (long)numbers[i]);
            else if (!double.IsNaN(numbers[i]))
                _numbers.Add(numbers[i]);
        }
    }

    /// <summary>Keeps every second value.</summary>
    public void Halve()
    {
        Halve(_texts);
        Halve(_wholes);
        Halve(_numbers);
    }

    private static void Halve<T>(List<T> values)
    {
        var kept = 0;
        for (var i = 0; i < values.Count; i += 2)
            values[kept++] = values[i];
        values.RemoveRange(kept, values.Count - kept);
    }

    private static bool IsCommaNumber(string text)
    {
        var unsigned = text.AsSpan().Trim().TrimStart("+-");
        return unsigned.Count(',') == 1 && unsigned is [not ',', .., not ','] && !unsigned.ContainsAnyExcept(CommaNumber);
    }
}
