using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Which columns of a file are read as what, and the batch that is being filled.</summary>
internal sealed class CsvPlan
{
    /// <summary>Cells per batch: memory is bounded for wide tables too.</summary>
    private const int CellsPerBatch = 1 << 20;
    private readonly CsvColumn[] _columns;
    private readonly Schema _arrow;
    private readonly int _rowsPerBatch;
    private readonly IReadOnlyList<string?> _reasons;

    private CsvPlan(TableSchema schema, CsvColumn[] columns, IReadOnlyList<string?>? reasons = null)
    {
        Schema = schema;
        _columns = columns;
        _reasons = reasons ?? [];
        _arrow = ArrowTypes.ToArrow(schema);
        _rowsPerBatch = Math.Clamp(CellsPerBatch / Math.Max(1, columns.Length), 1 << 10, 1 << 16);
    }

    public TableSchema Schema { get; }

    /// <summary>The rows of the batch that is being filled.</summary>
    public int RowCount { get; private set; }

    /// <summary>Reads the columns of a schema, wherever they stand in the file.</summary>
    public static CsvPlan Select(CsvRecords records, TableSchema schema, CsvFormat format) =>
        new(schema, [.. schema.Select(column => CsvColumn.Create(column, IndexOf(records, column.Name), format, onlyMissingTexts: false))]);

    /// <summary>Reads a whole file to find the types of its columns; the stream ends where it began.</summary>
    public static CsvPlan FindTypes(Stream stream, string name, CsvFormat format)
    {
        var start = CsvSource.Start(stream, name);
        using var records = CsvRecords.Open(stream, name, format);
        var guesses = Guesses(records, format);
        while (records.Read())
            Add(guesses, records);
        stream.Position = start;
        return From(records.Header, guesses, format);
    }

    /// <inheritdoc cref="FindTypes"/>
    public static async Task<CsvPlan> FindTypesAsync(Stream stream, string name, CsvFormat format, CancellationToken cancellationToken)
    {
        var start = CsvSource.Start(stream, name);
        using var records = CsvRecords.Open(stream, name, format);
        var guesses = Guesses(records, format);
        while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            Add(guesses, records);
        stream.Position = start;
        return From(records.Header, guesses, format);
    }

    /// <summary>Finds what the columns are for; after <see cref="FindTypes"/>.</summary>
    /// <param name="batches">The rows, as this plan built them.</param>
    public InferredSchema FindRoles(IEnumerable<RecordBatch> batches)
    {
        var sampler = new TableSampler(Schema, Schema.Select(_ => false));
        foreach (var batch in batches)
            sampler.Add(batch);
        return SchemaInference.Infer(sampler, _reasons);
    }

    /// <inheritdoc cref="FindRoles"/>
    public async Task<InferredSchema> FindRolesAsync(IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken)
    {
        var sampler = new TableSampler(Schema, Schema.Select(_ => false));
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            sampler.Add(batch);
        return SchemaInference.Infer(sampler, _reasons);
    }

    /// <summary>The same columns read in the same way, but with the roles of another schema.</summary>
    public CsvPlan With(TableSchema schema) => new(schema, _columns);

    /// <summary>Takes the current record.</summary>
    /// <returns>Whether the batch is full.</returns>
    public bool Append(CsvRecords records)
    {
        foreach (var column in _columns)
            column.Append(records);
        return ++RowCount == _rowsPerBatch;
    }

    /// <summary>The rows taken since the last call; the caller disposes them.</summary>
    public RecordBatch Build()
    {
        var batch = new RecordBatch(_arrow, _columns.Select(column => column.Build()), RowCount);
        RowCount = 0;
        return batch;
    }

    private static CsvTypeGuess[] Guesses(CsvRecords records, CsvFormat format) => [.. records.Header.Select(_ => new CsvTypeGuess(format))];

    private static void Add(CsvTypeGuess[] guesses, CsvRecords records)
    {
        for (var i = 0; i < guesses.Length; i++)
            guesses[i].Add(records, i);
    }

    private static CsvPlan From(string[] header, CsvTypeGuess[] guesses, CsvFormat format)
    {
        var schema = new TableSchema(header.Zip(guesses, (column, guess) =>
            new ColumnSchema { Name = column, Type = guess.Type, IsNullable = guess.HasMissing || !guess.HasValues }));
        return new(schema, [.. schema.Select((column, i) => CsvColumn.Create(column, i, format, guesses[i].MissingTextsApply))], [.. guesses.Select(g => g.Reason)]);
    }

    private static int IndexOf(CsvRecords records, string column)
    {
        var index = System.Array.IndexOf(records.Header, column);
        return index >= 0
            ? index
            : throw new LifecycleException($"'{records.Name}' has no column '{column}', only {CsvFailure.List(records.Header)}: correct the header, or leave the column out of the schema.");
    }
}
