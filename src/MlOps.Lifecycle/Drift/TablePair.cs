using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Compares two tables whose schemas were inferred, each from its own rows.</summary>
internal static class TablePair
{
    public static DriftReport Compare(Side reference, Side current, DriftPlan plan)
    {
        var usual = WithoutCommas(reference, current);
        var report = DriftComparison.Run(
            TableSample.From(usual, reference.Batches, reference.Name), TableSample.From(Align(usual, current.Schema), current.Batches, current.Name), plan);
        return report with
        {
            SchemaChanges = [.. report.SchemaChanges.Select(change => Explain(change, reference, current))],
            LeftOut = [.. report.LeftOut.Select(left => Explain(left, reference))],
        };
    }

    /// <summary>Numbers that are taken for text on both sides, because of their decimal commas, cannot be compared as what they are: they are left out rather than judged as categories.</summary>
    private static TableSchema WithoutCommas(Side reference, Side current) => new(reference.Inferred.Columns.Select(inferred =>
        inferred.HasDecimalCommas && current.Find(inferred.Column.Name) is { HasDecimalCommas: true } ? inferred.Column with { Role = ColumnRole.Ignored } : inferred.Column));

    /// <summary>Nobody declared the roles here: a column that was taken for unused says why, so that a mistake is seen.</summary>
    private static LeftOutColumn Explain(LeftOutColumn left, Side reference) =>
        reference.Find(left.Column) is not { } inferred ? left
        : inferred.HasDecimalCommas && left.Reason.StartsWith("role Ignored", StringComparison.Ordinal) ? left with { Reason = inferred.Reason }
        : inferred.Column.Role is ColumnRole.Ignored ? left with { Reason = $"role Ignored: {inferred.Reason}" }
        : left;

    /// <summary>One odd cell makes a column text: a change of type names the cell, which only the reader of the file knows.</summary>
    private static SchemaChange Explain(SchemaChange change, Side reference, Side current)
    {
        if (change.Kind is not SchemaChangeKind.Type)
            return change;
        var odd = OddCell(current, change.Column) ?? OddCell(reference, change.Column);
        return odd is null ? change : change with { Sentence = $"{change.Sentence.TrimEnd('.')} ({odd})." };
    }

    private static string? OddCell(Side side, string column) =>
        side.Find(column)?.TypeReason is { } reason ? $"{side.Name}: {reason}" : null;

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
    internal sealed record Side(string Name, InferredSchema Inferred, IReadOnlyList<RecordBatch> Batches)
    {
        public TableSchema Schema => Inferred.Schema;

        public InferredColumn? Find(string column) => Inferred.Columns.FirstOrDefault(inferred => inferred.Column.Name == column);
    }
}
