using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Collects a <see cref="ColumnSample"/>. Repeated categories allocate nothing.</summary>
internal sealed class ColumnSampleBuilder(ColumnSchema column)
{
    private readonly Dictionary<string, long> _categories = new(StringComparer.Ordinal);
    private readonly bool _isCategorical = column.IsCategorical;
    private double[] _values = [];
    private int _count;
    private long _nulls;
    private long _nans;
    private long _infinities;

    public void Add(ReadOnlySpan<double> values)
    {
        Reserve(values.Length);
        foreach (var value in values)
            AddReserved(value);
    }

    public void Add(string? value)
    {
        if (value is null)
            _nulls++;
        else
            CollectionsMarshal.GetValueRefOrAddDefault(_categories, value, out _)++;
    }

    public void Add(IArrowArray array)
    {
        var holds = ArrowTypes.FindColumnType(array.Data.DataType);
        if (holds != column.Type && !(column.Type is ColumnType.Integer or ColumnType.Number && holds is ColumnType.Integer or ColumnType.Number))
        {
            throw new LifecycleException(
                $"Column '{column.Name}' is declared as {column.Type}, but an Arrow array of type {array.Data.DataType.Name} was given for it: convert the array or correct the schema.");
        }

        if (!_isCategorical)
            AddNumbers(array);
        else if (array is StringArray texts)
            AddTexts(texts);
        else if (holds == ColumnType.Number)
            AddCodes(array);
        else
            AddAny(array);
    }

    public ColumnSample Build()
    {
        var sorted = _values.AsSpan(0, _count).ToArray();
        System.Array.Sort(sorted);
        return new(column, _nulls, _nans, _infinities, sorted, _categories.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    private void AddNumbers(IArrowArray array)
    {
        var buffer = ArrayPool<double>.Shared.Rent(array.Length);
        var values = buffer.AsSpan(0, array.Length);
        ArrowValues.CopyNumbers(array, values);
        Reserve(array.Length);
        if (array.NullCount == 0)
        {
            foreach (var value in values)
                AddReserved(value);
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
            {
                if (array.IsNull(i))
                    _nulls++;
                else
                    AddReserved(values[i]);
            }
        }

        ArrayPool<double>.Shared.Return(buffer);
    }

    private void AddTexts(StringArray texts)
    {
        var lookup = _categories.GetAlternateLookup<ReadOnlySpan<char>>();
        char[] buffer = new char[256];
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts.IsNull(i))
            {
                _nulls++;
                continue;
            }

            var bytes = texts.GetBytes(i);
            if (bytes.Length > buffer.Length)
                buffer = new char[bytes.Length * 2];
            var length = Encoding.UTF8.GetChars(bytes, buffer);
            CollectionsMarshal.GetValueRefOrAddDefault(lookup, buffer.AsSpan(0, length), out _)++;
        }
    }

    /// <summary>Codes that another tool keeps as numbers: 2.0 is the category 2, and 2.5 one of its own.</summary>
    private void AddCodes(IArrowArray array)
    {
        var values = new double[array.Length];
        ArrowValues.CopyNumbers(array, values);
        for (var i = 0; i < values.Length; i++)
        {
            if (array.IsNull(i))
                _nulls++;
            else if (double.IsFinite(values[i]))
                Add((values[i] + 0.0).ToString("R", CultureInfo.InvariantCulture));
            else
                Count(values[i]);
        }
    }

    private void AddAny(IArrowArray array)
    {
        for (var i = 0; i < array.Length; i++)
            Add(ArrowValues.FindText(array, i));
    }

    private void Reserve(int more)
    {
        if (_count + more > _values.Length)
            System.Array.Resize(ref _values, Math.Max(_count + more, _values.Length * 2));
    }

    private void AddReserved(double value)
    {
        if (double.IsFinite(value))
            _values[_count++] = value + 0.0; // -0.0 + 0.0 is 0.0: the two compare equal and must count as one value.
        else
            Count(value);
    }

    private void Count(double notFinite)
    {
        if (double.IsNaN(notFinite))
            _nans++;
        else
            _infinities++;
    }
}
