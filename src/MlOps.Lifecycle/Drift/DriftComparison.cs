using Apache.Arrow;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>Compares two tables or two columns in one call, without a host.</summary>
/// <remarks>
/// Pure and thread-safe. Rows count as independent; for windows of time see docs/drift/windowed-monitoring.md. What is compared and how is
/// <see cref="DriftPlan.Default"/> unless a plan is passed, for example from <see cref="DriftPlan.Create"/>. The report prints itself;
/// <c>SaveHtml</c> saves it as a page.
/// </remarks>
public static class DriftComparison
{
    /// <summary>Compares two CSV files, compressed with gzip or not; types and roles of their columns are inferred.</summary>
    /// <param name="referencePath">The file that is taken as usual.</param>
    /// <param name="currentPath">The file that is judged.</param>
    /// <exception cref="LifecycleException">A file is missing or malformed; the message names file, line and column.</exception>
    public static DriftReport Run(string referencePath, string currentPath) => Run(referencePath, currentPath, DriftPlan.Default);

    /// <summary>Compares two CSV files, compressed with gzip or not; types and roles of their columns are inferred.</summary>
    /// <param name="referencePath">The file that is taken as usual.</param>
    /// <param name="currentPath">The file that is judged.</param>
    /// <param name="plan">Which detectors watch which columns.</param>
    /// <exception cref="LifecycleException">A file is missing or malformed; the message names file, line and column.</exception>
    public static DriftReport Run(string referencePath, string currentPath, DriftPlan plan)
    {
        using var reference = ReadRows(referencePath);
        using var current = ReadRows(currentPath);
        return TablePair.Compare(
            new(Path.GetFileName(referencePath), reference.Inferred!, reference.Batches),
            new(Path.GetFileName(currentPath), current.Inferred!, current.Batches),
            plan);
    }

    /// <summary>Compares two lists of Arrow batches, which stay the caller's; roles of their columns are inferred where the batches do not name them.</summary>
    /// <param name="reference">What is taken as usual; at least one batch.</param>
    /// <param name="current">What is judged; at least one batch.</param>
    /// <exception cref="LifecycleException">There is no batch, or batches of one list differ in their columns.</exception>
    public static DriftReport Run(IReadOnlyList<RecordBatch> reference, IReadOnlyList<RecordBatch> current) => Run(reference, current, DriftPlan.Default);

    /// <summary>Compares two lists of Arrow batches, which stay the caller's; roles of their columns are inferred where the batches do not name them.</summary>
    /// <param name="reference">What is taken as usual; at least one batch.</param>
    /// <param name="current">What is judged; at least one batch.</param>
    /// <param name="plan">Which detectors watch which columns.</param>
    /// <exception cref="LifecycleException">There is no batch, or batches of one list differ in their columns.</exception>
    public static DriftReport Run(IReadOnlyList<RecordBatch> reference, IReadOnlyList<RecordBatch> current, DriftPlan plan) => TablePair.Compare(
        new("reference", SchemaInference.Infer(reference), reference),
        new("current", SchemaInference.Infer(current), current),
        plan);

    /// <summary>Compares two samples of tables, whose schemas and names are known.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    public static DriftReport Run(TableSample reference, TableSample current) => Run(reference, current, DriftPlan.Default);

    /// <summary>Compares two samples of tables, whose schemas and names are known.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <param name="plan">Which detectors watch which columns.</param>
    public static DriftReport Run(TableSample reference, TableSample current, DriftPlan plan) =>
        TableComparison.Run(reference, current, plan) with { SchemaChanges = SchemaDiff.Compare(reference, current) };

    /// <summary>Compares two samples of numbers in any order; NaN counts as missing.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    public static DriftReport Run(double[] reference, double[] current) => Run(reference, current, DriftPlan.Default);

    /// <summary>Compares two samples of numbers in any order; NaN counts as missing.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <param name="plan">Which detectors watch a column called <c>value</c>.</param>
    public static DriftReport Run(double[] reference, double[] current, DriftPlan plan) =>
        Run(Column(ColumnSample.From("value", reference), "reference"), Column(ColumnSample.From("value", current), "current"), plan);

    /// <summary>Compares two samples of categories; null counts as missing.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    public static DriftReport Run(string?[] reference, string?[] current) => Run(reference, current, DriftPlan.Default);

    /// <summary>Compares two samples of categories; null counts as missing.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <param name="plan">Which detectors watch a column called <c>value</c>.</param>
    public static DriftReport Run(string?[] reference, string?[] current, DriftPlan plan) =>
        Run(Column(ColumnSample.From("value", reference), "reference"), Column(ColumnSample.From("value", current), "current"), plan);

    private static TableSample Column(ColumnSample sample, string name) => TableSample.Of([sample], name);

    private static CsvTable ReadRows(string path)
    {
        var table = CsvTable.Read(path);
        if (table.RowCount > 0)
            return table;
        table.Dispose();
        throw new LifecycleException($"'{path}' has a header and no rows, so there is nothing to compare: pass a file with rows.");
    }
}
