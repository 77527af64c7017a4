using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Testing;

namespace Snippets;

public static class DriftCustom
{
    public static async Task UseAndTest()
    {
        #region drift-use-custom-detector
        var plan = DriftPlan.Create(d => d.Add("temperature", new MaximumDetector()).AddKolmogorovSmirnov("temperature"));
        #endregion
        var usual = TableSample.Of([ColumnSample.From("temperature", Enumerable.Range(0, 100).Select(i => (double)i).ToArray())]);
        var broken = TableSample.Of([ColumnSample.From("temperature", Enumerable.Range(0, 100).Select(i => i == 0 ? 9999.0 : i).ToArray())]);
        var report = TableComparison.Run(usual, broken, plan);
        report.Findings.Single(finding => finding.Verdict == DriftVerdict.Drifted).Change.Should().Be("maximum 99 → 9999");

        #region drift-conformance
        foreach (var one in DriftDetectorConformance.Cases)
            await one.RunAsync(new MaximumDetector(), CancellationToken.None);
        #endregion
    }
}
