using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Whether values are missing that were there. NaN counts as missing: it is how tools write a missing number.</summary>
internal static class NullabilityRule
{
    private const double Jump = 0.05;
    private const double JumpThatBreaks = 0.05;
    private const double StandardErrors = 4;

    public static SchemaChange? Judge(ColumnProfile reference, ColumnProfile current)
    {
        var column = reference.Column;
        if (current.RowCount == 0)
        {
            return reference.RowCount > 0 || column.IsNullable || !current.Column.IsNullable
                ? null
                : Change(column, breaking: false, "no", "allowed", $"Values of '{column.Name}' were never missing and now may be.");
        }

        var (before, after) = (Share(reference), Share(current));
        var missing = current.NullCount + current.NaNCount;
        if (!column.IsNullable && (reference.RowCount == 0 || before == 0))
        {
            return missing == 0 ? null : Change(
                column, after >= JumpThatBreaks && column.Role != ColumnRole.Ignored, "none", DiffText.Percent(after),
                $"Values of '{column.Name}' were never missing and now are in {DiffText.Rows(missing, current.RowCount)}.");
        }

        var error = Math.Sqrt(Math.Max(before * (1 - before), 0.25 / current.RowCount) / current.RowCount);
        return reference.RowCount == 0 || after - before < Jump || after - before < StandardErrors * error ? null : Change(
            column, breaking: false, DiffText.Percent(before), DiffText.Percent(after),
            $"Values of '{column.Name}' are missing in {DiffText.Percent(after)} of the rows, up from {DiffText.Percent(before)}.");
    }

    private static double Share(ColumnProfile column) => column.RowCount == 0 ? 0 : (column.NullCount + column.NaNCount) / (double)column.RowCount;

    private static SchemaChange Change(ColumnSchema column, bool breaking, string before, string after, string sentence) =>
        new() { Kind = SchemaChangeKind.Nullability, Column = column.Name, Breaking = breaking, Before = before, After = after, Sentence = sentence };
}
