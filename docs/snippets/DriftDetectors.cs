using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace Snippets;

public static class DriftDetectors
{
    private static readonly ColumnSchema Amount = new() { Name = "amount", Type = ColumnType.Number };

    public static void KolmogorovSmirnov()
    {
        #region drift-kolmogorov-smirnov
        var plan = DriftPlan.Create(d => d
            .AddKolmogorovSmirnov("amount", o => o.PracticalMinimum = 0.15)
            .UseKolmogorovSmirnov(o => o.MinimumRows = 100));
        #endregion
        plan.DetectorsOf(Amount).Select(detector => detector.Name).Should().Equal("kolmogorov-smirnov", "missing-rate");
    }

    public static void PopulationStability()
    {
        #region drift-population-stability
        var plan = DriftPlan.Create(d => d
            .AddPopulationStability("income", o => o.PracticalMinimum = 0.15)
            .AddPopulationStability("score", o => o.Bins = 20));
        #endregion
        plan.DetectorsOf(Amount with { Name = "score" }).Select(detector => detector.Name).Should().Equal("population-stability", "missing-rate");
    }

    public static void ChiSquare()
    {
        #region drift-chi-square
        var plan = DriftPlan.Create(d => d
            .AddChiSquare("channel")
            .UseChiSquare(o => o.PracticalMinimum = 0.2));
        #endregion
        plan.DetectorsOf(new() { Name = "channel", Type = ColumnType.Text }).Select(detector => detector.Name).Should().Equal("chi-square", "missing-rate");
    }

    public static void MissingRate()
    {
        #region drift-missing-rate
        var plan = DriftPlan.Create(d => d
            .UseMissingRate(o => o.PracticalMinimum = 0.05)
            .AddMissingRate("referrer", o => o.PracticalMinimum = 0.2));
        #endregion
        plan.DetectorsOf(new() { Name = "referrer", Type = ColumnType.Text }).Select(detector => detector.Name).Should().Equal("missing-rate", "chi-square");
    }

    public static void Windows()
    {
        var generator = new SplitMix64(1);
        TableSample Week(double level) => TableSample.Of(
            [ColumnSample.From("amount", Enumerable.Range(0, 168).Select(_ => level + generator.NextNormal()).ToArray())], "a week");
        TableSample[] referenceWeeks = [.. Enumerable.Range(0, 26).Select(_ => Week(generator.NextNormal()))];
        var newWeek = Week(12);

        #region drift-windows
        var spread = ReferenceSpread.Measure(referenceWeeks, DriftPlan.Default);     // once per reference; keep it
        var reference = TableSample.Merge(referenceWeeks, "26 weeks");
        var report = TableComparison.Run(reference, newWeek, DriftPlan.Default, spread);
        Console.WriteLine(report);
        #endregion
        report.Findings[0].Verdict.Should().Be(DriftVerdict.Drifted);
        TableComparison.Run(reference, Week(0.5), DriftPlan.Default, spread).Findings.Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
    }
}
