using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>Counts rows that were trained on and are judged on: a leak. Rows are told apart by their id.</summary>
internal static class SharedRows
{
    /// <param name="datasets">Reads the rows.</param>
    /// <param name="trained">What candidate and champion were trained on.</param>
    /// <param name="evaluation">What they are judged on.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>How many rows to judge were trained on; null when the tables have no id column.</returns>
    public static async Task<long?> CountAsync(IDatasets datasets, IReadOnlyList<DatasetVersion> trained, DatasetVersion evaluation, CancellationToken cancellationToken)
    {
        if (evaluation.Schema.WithRole(ColumnRole.Id).FirstOrDefault() is not { } id || trained.Any(training => training.Schema.Find(id.Name) is null))
            return null;

        var judged = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in ReadAsync(datasets, evaluation.Id, id, cancellationToken).ConfigureAwait(false))
            judged.Add(row);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var training in trained)
        {
            await foreach (var row in ReadAsync(datasets, training.Id, id, cancellationToken).ConfigureAwait(false))
            {
                if (judged.Contains(row))
                    shared.Add(row);
            }
        }

        return shared.Count;
    }

    private static async IAsyncEnumerable<string> ReadAsync(
        IDatasets datasets, DatasetVersionId version, ColumnSchema id, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var batch in datasets.ReadAsync(version, [id.Name], cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            var column = batch.Column(0);
            var numbers = id.Type is ColumnType.Text or ColumnType.Boolean ? null : EvaluationRows.Numbers(column);
            for (var i = 0; i < column.Length; i++)
            {
                var text = numbers is null ? ArrowValues.FindText(column, i) : numbers[i].ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                if (text is not null)
                    yield return text;
            }
        }
    }
}
