using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>
/// Hashes the values of one column: a leaf per block of 65,536 rows, a tree over the leaves. The page about datasets
/// defines every byte; format 1 never changes.
/// </summary>
internal sealed class ColumnHasher : IDisposable
{
    internal const int BlockRows = 65_536;
    private const byte LeafMark = 0;
    private const int ScratchSize = 64 * 1024;

    private readonly ColumnSchema _column;
    private readonly IncrementalHash _leaf = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _present = new byte[BlockRows / 8];
    private readonly byte[] _scratch = ArrayPool<byte>.Shared.Rent(ScratchSize);
    private readonly HashTree _tree;
    private int _rows;

    public ColumnHasher(ColumnSchema column)
        : this(column, HashTree.Empty())
    {
    }

    private ColumnHasher(ColumnSchema column, HashTree tree)
    {
        _column = column;
        _tree = tree;
        _leaf.AppendData([LeafMark]);
    }

    /// <summary>Goes on behind the full blocks of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="digest">Its digest.</param>
    /// <param name="fullBlocks">How many full blocks it has; the rows behind them must be added again.</param>
    public static ColumnHasher Resume(ColumnSchema column, ColumnDigest digest, long fullBlocks) =>
        new(column, HashTree.Restore(fullBlocks, digest.Subtrees));

    /// <summary>Adds rows.</summary>
    /// <param name="array">The values, in the Arrow type of the column's type; may be sliced.</param>
    public void Add(IArrowArray array)
    {
        for (var start = 0; start < array.Length;)
        {
            var count = Math.Min(array.Length - start, BlockRows - _rows);
            AddPresence(array, start, count);
            AddValues(array, start, count);
            start += count;
            _rows += count;
            if (_rows == BlockRows)
                _tree.Add(CloseLeaf());
        }
    }

    /// <summary>The digest of all rows. Ends the hasher.</summary>
    public ColumnDigest Finish()
    {
        var last = _rows > 0 ? CloseLeaf() : null;
        return new() { Column = _column.Name, Root = Convert.ToHexStringLower(_tree.Root(last)), Subtrees = _tree.Subtrees };
    }

    public void Dispose()
    {
        _leaf.Dispose();
        ArrayPool<byte>.Shared.Return(_scratch);
    }

    private byte[] CloseLeaf()
    {
        _leaf.AppendData(_present.AsSpan(0, (_rows + 7) / 8));
        Span<byte> rows = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(rows, _rows);
        _leaf.AppendData(rows);
        _rows = 0;
        _present.AsSpan().Clear();
        var leaf = _leaf.GetHashAndReset();
        _leaf.AppendData([LeafMark]);
        return leaf;
    }

    private void AddPresence(IArrowArray array, int start, int count)
    {
        var mayMiss = array.NullCount > 0;
        for (var i = 0; i < count; i++)
        {
            if (!mayMiss || array.IsValid(start + i))
                _present[(_rows + i) >> 3] |= (byte)(1 << ((_rows + i) & 7));
        }
    }

    private void AddValues(IArrowArray array, int start, int count)
    {
        switch (array)
        {
            case Int64Array integers: AddWords(array, integers.Values, start, count); break;
            case TimestampArray times: AddWords(array, times.Values, start, count); break;
            case DoubleArray numbers: AddNumbers(numbers, start, count); break;
            case Date32Array dates: AddDays(dates, start, count); break;
            case BooleanArray flags: AddFlags(flags, start, count); break;
            case StringArray texts: AddTexts(texts, start, count); break;
            default: throw new LifecycleException($"Column '{_column.Name}' came as Arrow {array.Data.DataType.Name}, which is not how {_column.Type} is kept: convert it before hashing.");
        }
    }

    private void AddWords(IArrowArray array, ReadOnlySpan<long> values, int start, int count)
    {
        if (array.NullCount == 0 && BitConverter.IsLittleEndian)
        {
            _leaf.AppendData(MemoryMarshal.AsBytes(values.Slice(start, count)));
            return;
        }

        const int Width = sizeof(long);
        for (var done = 0; done < count; done += ScratchSize / Width)
        {
            var part = Math.Min(count - done, ScratchSize / Width);
            for (var i = 0; i < part; i++)
                BinaryPrimitives.WriteInt64LittleEndian(_scratch.AsSpan(i * Width), array.IsValid(start + done + i) ? values[start + done + i] : 0);
            _leaf.AppendData(_scratch.AsSpan(0, part * Width));
        }
    }

    private void AddNumbers(DoubleArray array, int start, int count)
    {
        const int Width = sizeof(double);
        var values = array.Values.Slice(start, count);
        var mayMiss = array.NullCount > 0;
        for (var done = 0; done < count; done += ScratchSize / Width)
        {
            var part = Math.Min(count - done, ScratchSize / Width);
            for (var i = 0; i < part; i++)
            {
                var value = mayMiss && array.IsNull(start + done + i) ? 0 : CanonicalNumber.Of(values[done + i]);
                BinaryPrimitives.WriteDoubleLittleEndian(_scratch.AsSpan(i * Width), value);
            }

            _leaf.AppendData(_scratch.AsSpan(0, part * Width));
        }
    }

    private void AddDays(Date32Array array, int start, int count)
    {
        const int Width = sizeof(int);
        for (var done = 0; done < count; done += ScratchSize / Width)
        {
            var part = Math.Min(count - done, ScratchSize / Width);
            for (var i = 0; i < part; i++)
                BinaryPrimitives.WriteInt32LittleEndian(_scratch.AsSpan(i * Width), array.IsValid(start + done + i) ? array.Values[start + done + i] : 0);
            _leaf.AppendData(_scratch.AsSpan(0, part * Width));
        }
    }

    private void AddFlags(BooleanArray array, int start, int count)
    {
        // A block of flags fits into the scratch.
        for (var i = 0; i < count; i++)
            _scratch[i] = array.GetValue(start + i) is true ? (byte)1 : (byte)0;
        _leaf.AppendData(_scratch.AsSpan(0, count));
    }

    private void AddTexts(StringArray array, int start, int count)
    {
        var used = 0;
        for (var i = start; i < start + count; i++)
        {
            var text = array.IsValid(i) ? array.GetBytes(i) : default;
            if (used + sizeof(int) + text.Length > ScratchSize)
            {
                _leaf.AppendData(_scratch.AsSpan(0, used));
                used = 0;
            }

            BinaryPrimitives.WriteInt32LittleEndian(_scratch.AsSpan(used), text.Length);
            used += sizeof(int);
            if (text.Length <= ScratchSize - used)
            {
                text.CopyTo(_scratch.AsSpan(used));
                used += text.Length;
            }
            else
            {
                _leaf.AppendData(_scratch.AsSpan(0, used));
                _leaf.AppendData(text);
                used = 0;
            }
        }

        _leaf.AppendData(_scratch.AsSpan(0, used));
    }
}
