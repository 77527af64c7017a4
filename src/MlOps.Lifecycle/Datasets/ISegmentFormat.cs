using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Writes rows as one immutable file and reads them back. Segments name their format, so formats may live side by side.</summary>
/// <remarks>Implementations are thread-safe singletons, registered as one of several. Callers turn failures of a read into messages that name the segment.</remarks>
public interface ISegmentFormat
{
    /// <summary>The name that segments carry for ever, for example <c>arrow</c> or <c>parquet</c>.</summary>
    string Name { get; }

    /// <summary>Writes a whole file.</summary>
    /// <param name="destination">Written from its current position; stays open.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="batches">The rows, with exactly these columns in the Arrow types of <see cref="ArrowTypes.ToArrow(ColumnType)"/>; there may be none.</param>
    /// <param name="cancellationToken">Stops writing; what was written is of no use then.</param>
    Task WriteAsync(Stream destination, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default);

    /// <summary>Reads the columns of a file, of this library or of another tool.</summary>
    /// <param name="source">A seekable stream at the start of the file; stays open.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LifecycleException">The file is of another format, or a column has a type that no column type can hold.</exception>
    Task<TableSchema> ReadSchemaAsync(Stream source, CancellationToken cancellationToken = default);

    /// <summary>Reads rows.</summary>
    /// <param name="source">A seekable stream at the start of the file, whose bytes were verified; stays open.</param>
    /// <param name="columns">The columns to read, in the order wanted; null for all, in the order of the file.</param>
    /// <param name="rows">The rows to read; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Exactly these rows, in order. A batch is valid until the next one is asked for.</returns>
    /// <exception cref="LifecycleException">The file is of another format, or has no such column or rows.</exception>
    IAsyncEnumerable<RecordBatch> ReadAsync(Stream source, IReadOnlyList<string>? columns = null, RowRange? rows = null, CancellationToken cancellationToken = default);
}
