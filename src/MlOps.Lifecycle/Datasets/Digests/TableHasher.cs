using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Hashes the rows of a table: every column by itself, then the columns with their names and types.</summary>
internal sealed class TableHasher : IDisposable
{
    private static readonly byte[] Header = "mlops.lifecycle/rows/1\n"u8.ToArray();

    private readonly TableSchema _schema;
    private readonly ColumnHasher[] _columns;

    public TableHasher(TableSchema schema)
        : this(schema, [.. schema.Select(column => new ColumnHasher(column))], 0)
    {
    }

    private TableHasher(TableSchema schema, ColumnHasher[] columns, long rows)
    {
        _schema = schema;
        _columns = columns;
        RowCount = rows;
    }

    public long RowCount { get; private set; }

    /// <summary>Goes on behind the full blocks of a version; the rows behind them must be added again.</summary>
    /// <param name="version">The version.</param>
    public static TableHasher Resume(DatasetVersion version)
    {
        var blocks = version.RowCount / ColumnHasher.BlockRows;
        return new(
            version.Schema,
            [.. version.Schema.Select((column, i) => ColumnHasher.Resume(column, version.ColumnDigests[i], blocks))],
            blocks * ColumnHasher.BlockRows);
    }

    /// <summary>Combines columns; reads no data.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="digests">Their digests, in order.</param>
    /// <param name="rows">How many rows.</param>
    public static DatasetDigest Combine(TableSchema schema, ImmutableArray<ColumnDigest> digests, long rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Header);
        Span<byte> word = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(word, rows);
        hash.AppendData(word);
        BinaryPrimitives.WriteInt32LittleEndian(word, schema.Count);
        hash.AppendData(word[..sizeof(int)]);
        for (var i = 0; i < schema.Count; i++)
        {
            var name = Encoding.UTF8.GetBytes(schema[i].Name);
            BinaryPrimitives.WriteInt32LittleEndian(word, name.Length);
            hash.AppendData(word[..sizeof(int)]);
            hash.AppendData(name);
            hash.AppendData([TypeCode(schema[i].Type)]);
            hash.AppendData(Convert.FromHexString(digests[i].Root));
        }

        return DatasetDigest.FromHash(hash.GetHashAndReset());
    }

    /// <summary>Adds rows.</summary>
    /// <param name="batch">The columns of the schema, in its order and Arrow types.</param>
    public void Add(RecordBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Add(batch.Column(i));
        RowCount += batch.Length;
    }

    /// <summary>Adds the rows of pieces.</summary>
    /// <param name="rows">The rows, with the columns of the schema.</param>
    public void Add(PieceRows rows)
    {
        foreach (var part in rows.Parts())
            Add(part);
    }

    /// <summary>The digest of every column and of the table. Ends the hasher.</summary>
    public (ImmutableArray<ColumnDigest> Columns, DatasetDigest Table) Finish()
    {
        ImmutableArray<ColumnDigest> columns = [.. _columns.Select(column => column.Finish())];
        return (columns, Combine(_schema, columns, RowCount));
    }

    public void Dispose()
    {
        foreach (var column in _columns)
            column.Dispose();
    }

    private static byte TypeCode(ColumnType type) => type switch
    {
        ColumnType.Boolean => 1,
        ColumnType.Integer => 2,
        ColumnType.Number => 3,
        ColumnType.Text => 4,
        ColumnType.Date => 5,
        ColumnType.Timestamp => 6,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such column type."),
    };
}
