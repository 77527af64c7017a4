using Apache.Arrow;

namespace MlOps.Lifecycle.Tables;

/// <summary>Finds out what the columns of a table are for: row ids, times, what follows from the time, codes, labels, free text and features.</summary>
/// <remarks>
/// <para>Fields that carry a role in their Arrow metadata keep it. Otherwise the data decides, and names only where data cannot: <c>label</c>,
/// <c>target</c> and <c>class</c> are labels, <c>prediction</c> is a prediction. At most one column becomes the id and one the time.</para>
/// <para>Pure and deterministic. Up to 65,536 rows, evenly spread over all rows, are looked at; missing values are counted in all rows.</para>
/// </remarks>
public static class SchemaInference
{
    /// <summary>Infers the schema of batches.</summary>
    /// <param name="batches">The rows; batches of one schema, at least one of them. They stay the caller's.</param>
    /// <exception cref="LifecycleException">There is no batch, the batches differ in their columns, or a column has a type that no <see cref="ColumnType"/> can hold.</exception>
    public static InferredSchema Infer(IEnumerable<RecordBatch> batches)
    {
        TableSampler? sampler = null;
        foreach (var batch in batches)
            Add(ref sampler, batch);
        return Infer(sampler);
    }

    /// <summary>Infers the schema of a stream of batches with bounded memory.</summary>
    /// <param name="batches">The rows; batches of one schema, at least one of them.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="LifecycleException">As for <see cref="Infer(IEnumerable{RecordBatch})"/>.</exception>
    public static async Task<InferredSchema> InferAsync(IAsyncEnumerable<RecordBatch> batches, CancellationToken cancellationToken = default)
    {
        TableSampler? sampler = null;
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            Add(ref sampler, batch);
        return Infer(sampler);
    }

    /// <summary>Infers the roles of a table whose types are known.</summary>
    /// <param name="table">Its rows.</param>
    /// <param name="reasons">Per column, why it has its type, where that is not plain to see.</param>
    internal static InferredSchema Infer(TableSampler table, IReadOnlyList<string?> reasons)
    {
        var columns = table.Columns;
        var time = TimeRule.Find(columns);
        var id = IdRule.Find(columns);
        return new()
        {
            RowCount = table.RowCount,
            Columns = [.. columns.Select((column, i) => (Declared(column)
                ?? TimeRule.Judge(column, time)
                ?? IdRule.Judge(column, id)
                ?? CalendarRule.Judge(column, time, columns)
                ?? NameRule.Judge(column)
                ?? ContentRule.Judge(column, reasons[i])) with
            {
                TypeReason = column.ValueCount > 0 ? reasons[i] : null,
                HasDecimalCommas = column.Schema.Type is ColumnType.Text && column.DecimalComma is not null,
            })],
        };
    }

    private static InferredColumn? Declared(SampledColumn column) =>
        column.IsDeclared ? new() { Column = column.Schema, Reason = "as declared" } : null;

    private static void Add(ref TableSampler? sampler, RecordBatch batch)
    {
        sampler ??= new(ArrowTypes.ToTableSchema(batch.Schema), batch.Schema.FieldsList.Select(f => f.HasMetadata && f.Metadata.ContainsKey(ArrowTypes.RoleKey)));
        sampler.Add(batch);
    }

    private static InferredSchema Infer(TableSampler? sampler) => sampler is null
        ? throw new LifecycleException("There is no batch to infer a schema from: pass at least one, an empty one if there are no rows.")
        : Infer(sampler, [.. sampler.Columns.Select(_ => (string?)null)]);
}
