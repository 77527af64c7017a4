using System.Buffers;
using System.Text;
using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Turns the cells of one column into Arrow arrays.</summary>
internal abstract class CsvColumn
{
    private CsvFormat _format = CsvFormat.Default;
    private bool _missingTexts;

    private delegate bool CellParser<T>(ReadOnlySpan<char> cell, out T value);

    public required ColumnSchema Schema { get; init; }

    /// <summary>The position of the column in the file.</summary>
    public required int Index { get; init; }

    /// <summary>Creates the column of the right type.</summary>
    /// <param name="schema">The column.</param>
    /// <param name="index">Its position in the file.</param>
    /// <param name="format">What stands for a missing value.</param>
    /// <param name="onlyMissingTexts">Whether a text column holds nothing but missing texts.</param>
    public static CsvColumn Create(ColumnSchema schema, int index, CsvFormat format, bool onlyMissingTexts)
    {
        CsvColumn column = schema.Type switch
        {
            ColumnType.Boolean => new Flags { Schema = schema, Index = index },
            ColumnType.Integer => new Fixed<long>(CsvCell.TryInteger, (v, n, length, nulls) => new Int64Array(v, n, length, nulls, 0)) { Schema = schema, Index = index },
            ColumnType.Number => new Fixed<double>(CsvCell.TryNumber, (v, n, length, nulls) => new DoubleArray(v, n, length, nulls, 0)) { Schema = schema, Index = index },
            ColumnType.Date => new Fixed<int>(CsvCell.TryDate, (v, n, length, nulls) => new Date32Array(v, n, length, nulls, 0)) { Schema = schema, Index = index },
            ColumnType.Timestamp => new Fixed<long>(CsvCell.TryTimestamp, (v, n, length, nulls) => new TimestampArray(ArrowTypes.Timestamp, v, n, length, nulls, 0)) { Schema = schema, Index = index },
            _ => new Texts { Schema = schema, Index = index },
        };
        column._format = format;
        column._missingTexts = onlyMissingTexts || format.MissingTextsInText || schema.Type != ColumnType.Text;
        return column;
    }

    /// <summary>Takes the cell of the current record.</summary>
    /// <exception cref="LifecycleException">The cell is not of the column's type, or missing where the column is declared to be complete.</exception>
    public void Append(CsvRecords records)
    {
        var cell = records.Cell(Index);
        var trimmed = cell.Trim();
        var isText = Schema.Type == ColumnType.Text;
        if ((isText ? cell.IsEmpty && !records.IsQuoted(Index) : trimmed.IsEmpty) || (_missingTexts && _format.IsMissingText(trimmed)))
        {
            if (!Schema.IsNullable)
                throw records.Wrong(Schema.Name, "the value is missing, but the schema says that none is: fill the cell, or make the column nullable in the schema.");
            AppendMissing();
        }
        else if (!TryAppend(isText ? cell : trimmed))
        {
            throw records.Wrong(Schema.Name, CsvFailure.NotA(Schema.Type, trimmed));
        }
    }

    /// <summary>The cells taken since the last call, as an array.</summary>
    public abstract IArrowArray Build();

    protected abstract bool TryAppend(ReadOnlySpan<char> cell);

    protected abstract void AppendMissing();

    private sealed class Fixed<T>(CellParser<T> parse, Func<ArrowBuffer, ArrowBuffer, int, int, IArrowArray> build) : CsvColumn
        where T : struct
    {
        private ArrowBuffer.Builder<T> _values = new();
        private ArrowBuffer.BitmapBuilder _valid = new();

        public override IArrowArray Build()
        {
            var array = build(_values.Build(), _valid.UnsetBitCount == 0 ? ArrowBuffer.Empty : _valid.Build(), _values.Length, _valid.UnsetBitCount);
            (_values, _valid) = (new(), new());
            return array;
        }

        protected override bool TryAppend(ReadOnlySpan<char> cell)
        {
            if (!parse(cell, out var value))
                return false;
            _values.Append(value);
            _valid.Append(true);
            return true;
        }

        protected override void AppendMissing()
        {
            _values.Append(default(T));
            _valid.Append(false);
        }
    }

    private sealed class Flags : CsvColumn
    {
        private BooleanArray.Builder _flags = new();

        public override IArrowArray Build()
        {
            var array = _flags.Build();
            _flags = new();
            return array;
        }

        protected override bool TryAppend(ReadOnlySpan<char> cell)
        {
            if (!CsvCell.TryBoolean(cell, out var value))
                return false;
            _flags.Append(value);
            return true;
        }

        protected override void AppendMissing() => _flags.AppendNull();
    }

    private sealed class Texts : CsvColumn
    {
        private StringArray.Builder _texts = new();

        public override IArrowArray Build()
        {
            var array = _texts.Build();
            _texts = new();
            return array;
        }

        protected override bool TryAppend(ReadOnlySpan<char> cell)
        {
            var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(cell.Length));
            _texts.Append(rented.AsSpan(0, Encoding.UTF8.GetBytes(cell, rented)));
            ArrayPool<byte>.Shared.Return(rented);
            return true;
        }

        protected override void AppendMissing() => _texts.AppendNull();
    }
}
