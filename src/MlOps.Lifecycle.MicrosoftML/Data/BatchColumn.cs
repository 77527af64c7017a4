using System.Text;
using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>One column of the batch that is read at the moment, decoded once per batch and not once per row.</summary>
internal abstract class BatchColumn
{
    /// <summary>The type under which ML.NET sees a column.</summary>
    public static DataViewType TypeOf(ColumnSchema column) => column switch
    {
        { Type: ColumnType.Text } => TextDataViewType.Instance,
        { Type: ColumnType.Boolean, Role: ColumnRole.Label } => BooleanDataViewType.Instance,
        { Role: ColumnRole.Feature or ColumnRole.Calendar or ColumnRole.Label or ColumnRole.Prediction } => NumberDataViewType.Single,
        _ => NumberDataViewType.Double,
    };

    public static BatchColumn Create(ColumnSchema column) => TypeOf(column) is TextDataViewType ? new Texts() : new Numbers(TypeOf(column));

    /// <summary>Decodes the column of the next batch.</summary>
    /// <param name="array">The column; null when the batch has none, as labels when scoring: every value is missing.</param>
    /// <param name="rows">The number of rows.</param>
    public abstract void Load(IArrowArray? array, int rows);

    /// <summary>A <see cref="ValueGetter{TValue}"/> of the column's type.</summary>
    public abstract Delegate CreateGetter(RowPosition row);

    /// <summary>Whether a row has no value; for text, never.</summary>
    public abstract bool IsMissing(int row);

    private sealed class Numbers(DataViewType type) : BatchColumn
    {
        private double[] _values = [];

        public override void Load(IArrowArray? array, int rows)
        {
            if (_values.Length < rows)
                _values = new double[rows];
            if (array is null)
                _values.AsSpan(0, rows).Fill(double.NaN);
            else
                ArrowValues.CopyNumbers(array, _values);
        }

        public override Delegate CreateGetter(RowPosition row) =>
            type is BooleanDataViewType ? (ValueGetter<bool>)((ref bool value) => value = _values[row.Index] == 1)
            : type == NumberDataViewType.Single ? (ValueGetter<float>)((ref float value) => value = (float)_values[row.Index])
            : (ValueGetter<double>)((ref double value) => value = _values[row.Index]);

        public override bool IsMissing(int row) => double.IsNaN(_values[row]);
    }

    private sealed class Texts : BatchColumn
    {
        private ReadOnlyMemory<char>[] _values = [];

        public override void Load(IArrowArray? array, int rows)
        {
            if (_values.Length < rows)
                _values = new ReadOnlyMemory<char>[rows];
            switch (array)
            {
                case null: System.Array.Clear(_values); break;
                case StringArray texts: Decode(texts, _values); break;
                case DictionaryArray { Dictionary: StringArray dictionary } codes: Decode(codes, dictionary); break;
                default: throw new LifecycleException($"An Arrow array of type {array.Data.DataType.Name} holds no text: convert the column.");
            }
        }

        public override Delegate CreateGetter(RowPosition row) =>
            (ValueGetter<ReadOnlyMemory<char>>)((ref ReadOnlyMemory<char> value) => value = _values[row.Index]);

        public override bool IsMissing(int row) => false;

        /// <summary>One block of characters per batch: ML.NET may keep pieces of it, so it is never used again.</summary>
        private static void Decode(StringArray texts, Span<ReadOnlyMemory<char>> values)
        {
            if (texts.Length == 0)
                return;
            var offsets = texts.ValueOffsets;
            var bytes = texts.Values[offsets[0]..offsets[texts.Length]];
            var characters = new char[Encoding.UTF8.GetCharCount(bytes)];
            var written = 0;
            for (var i = 0; i < texts.Length; i++)
            {
                var length = Encoding.UTF8.GetChars(texts.Values[offsets[i]..offsets[i + 1]], characters.AsSpan(written));
                values[i] = texts.IsNull(i) ? default : characters.AsMemory(written, length);
                written += length;
            }
        }

        private void Decode(DictionaryArray codes, StringArray dictionary)
        {
            var words = new ReadOnlyMemory<char>[dictionary.Length];
            Decode(dictionary, words);
            var numbers = new double[codes.Length];
            ArrowValues.CopyNumbers(codes.Indices, numbers);
            for (var i = 0; i < numbers.Length; i++)
                _values[i] = double.IsNaN(numbers[i]) ? default : words[(int)numbers[i]];
        }
    }
}
