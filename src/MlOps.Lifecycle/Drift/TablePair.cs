using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Compares two tables whose schemas were inferred, each from its own rows.</summary>
internal static class TablePair
{
    public static DriftReport Compare(Side reference, Side current, DriftPlan plan)
    {
        var aligned = Align(reference.Schema, current.Schema);
        return DriftComparison.Run(
            TableSample.From(reference.Schema, reference.Batches, reference.Name), TableSample.From(aligned, current.Batches, current.Name), plan);
    }

    /// <summary>
    /// Two files of one kind may look different to inference: whole numbers in one and halves in the other, codes here and numbers there. What the
    /// reference says counts, where the current values allow it.
    /// </summary>
    private static TableSchema Align(TableSchema reference, TableSchema current) => new(current.Select(column =>
        reference.Find(column.Name) is not { } expected ? column
        : column.Type == expected.Type || (IsNumber(column) && IsNumber(expected)) ? column with { Type = expected.Type, IsCode = expected.IsCode, Role = expected.Role }
        : column with { Role = expected.Role }));

    private static bool IsNumber(ColumnSchema column) => column.Type is ColumnType.Integer or ColumnType.Number;

    /// <summary>One side of the comparison.</summary>
    internal sealed record Side(string Name, TableSchema Schema, IReadOnlyList<RecordBatch> Batches);
}
