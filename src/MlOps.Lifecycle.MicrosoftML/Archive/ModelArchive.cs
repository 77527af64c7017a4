using System.IO.Compression;
using Apache.Arrow.Ipc;
using Microsoft.ML;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>
/// The stored form of a model: the archive that ML.NET writes, which any ML.NET program can open, with one more entry for the
/// columns the model was fitted on. Entries are sorted and carry no time, so that identical fits usually are identical bytes.
/// </summary>
internal static class ModelArchive
{
    /// <summary>An Arrow stream with a schema and no rows; roles and declarations are in the metadata of its fields.</summary>
    public const string ColumnsEntry = "MlOps.Lifecycle/columns.arrow";

    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Packs a fitted model.</summary>
    /// <param name="context">The context that fitted it.</param>
    /// <param name="model">The model.</param>
    /// <param name="columns">The columns that it was fitted on: inputs and label.</param>
    /// <returns>The bytes and the identity of the model itself.</returns>
    public static (byte[] Artifact, ContentDigest Canonical) Pack(MLContext context, ITransformer model, TableSchema columns)
    {
        using var written = new MemoryStream();
        context.Model.Save(model, RecordBatchDataView.SchemaOf(columns), written);
        using var source = new ZipArchive(written, ZipArchiveMode.Read);
        var entries = source.Entries.Select(entry => (Name: entry.FullName.Replace('\\', '/'), Bytes: Read(entry)))
            .Append((Name: ColumnsEntry, Bytes: WriteColumns(columns)))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);

        var digest = new CanonicalDigest();
        using var packed = new MemoryStream();
        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                digest.TryAdd(name, bytes);
                var entry = target.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = NoTime;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return (packed.ToArray(), digest.Compute());
    }

    /// <summary>Reads the columns that <see cref="Pack"/> wrote.</summary>
    /// <param name="entry">The content of <see cref="ColumnsEntry"/>.</param>
    public static TableSchema ReadColumns(byte[] entry)
    {
        using var reader = new ArrowStreamReader(new MemoryStream(entry));
        return ArrowTypes.ToTableSchema(reader.Schema);
    }

    private static byte[] WriteColumns(TableSchema columns)
    {
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, ArrowTypes.ToArrow(columns), leaveOpen: true))
        {
            writer.WriteStart();
            writer.WriteEnd();
        }

        return stream.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
