using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Statistics;

namespace Snippets;

public static class DriftPlans
{
    public static void Compare()
    {
        Write("january.csv", 40, "cash");
        Write("june.csv", 60, "cash", "wallet");

        #region drift-comparison
        var plan = DriftPlan.Create(d => d.AddPopulationStability("amount", o => o.PracticalMinimum = 0.2).LeaveOut("age", "known to change"));
        var report = DriftComparison.Run("january.csv", "june.csv", plan);
        Console.WriteLine(report);
        report.SaveHtml("drift.html");
        #endregion
        report.Findings.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => (finding.Column, finding.Detector)).Should()
            .BeEquivalentTo([("amount", "population-stability"), ("channel", "chi-square")]);
        report.LeftOut.Should().ContainEquivalentOf(new LeftOutColumn("age", "known to change"));
        File.ReadAllText("drift.html").Should().Contain("wallet");
    }

    public static void Watch()
    {
        var model = new Model();
        #region drift-watch
        model.WatchDrift(d => d
            .AddPopulationStability("income", o => o.PracticalMinimum = 0.15)
            .UseChiSquare(o => o.PracticalMinimum = 0.2)
            .LeaveOut("comment", "free text")
            .CompareWith(DriftReference.SameSeason())
            .AllowFalseAlarms(0.02));
        #endregion
        var plan = model.Definition.Find<DriftPlan>()!;
        (plan.Reference.Kind, plan.FalseAlarmRate, plan.Contradictions.Length).Should().Be((DriftReferenceKind.SameSeason, 0.02, 0));
    }

    private static void Write(string file, double amount, params string[] channels)
    {
        var generator = new SplitMix64((ulong)channels.Length);
        File.WriteAllLines(file,
        [
            "payment,amount,channel,age",
            .. Enumerable.Range(0, 1000).Select(i => string.Create(
                CultureInfo.InvariantCulture, $"{file[..3]}{i:0000},{amount + (10 * generator.NextNormal()):0.00},{channels[generator.NextIndex(channels.Length)]},{40 + (8 * generator.NextNormal()):0.0}")),
        ]);
    }

    /// <summary>Stands for what <c>AddModel</c> hands out.</summary>
    private sealed class Model : IModelBuilder
    {
        public ModelName Name => ModelName.Parse("fraud");

        public IServiceCollection Services { get; } = new ServiceCollection();

        public ModelDefinition Definition { get; private set; } = ModelDefinition.For(ModelName.Parse("fraud"));

        public IModelBuilder Configure<TPart>(Func<TPart?, TPart> change)
            where TPart : class
        {
            Definition = Definition.With(change(Definition.Find<TPart>()));
            return this;
        }
    }
}
