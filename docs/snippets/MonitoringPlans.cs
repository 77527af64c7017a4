using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Monitoring;

namespace Snippets;

/// <summary>What can be said about how a model is watched.</summary>
public static class MonitoringPlans
{
    public static async Task Run()
    {
        var services = new ServiceCollection();
        var builder = services.AddMlOpsLifecycle().UseInMemory();

        #region windows-by-time
        builder.AddModel("demand", model => model
            .MeasureRegression("bikes")
            .WindowEvery(TimeSpan.FromDays(7)));
        #endregion

        #region windows-by-rows
        builder.AddModel("rare-disease", model => model
            .MeasureBinaryClassification(threshold: 0.3)
            .WindowOf(5_000));
        #endregion

        #region late-labels
        builder.AddModel("fraud", model => model
            .MeasureBinaryClassification()
            .LabelsArriveWithin(TimeSpan.FromDays(6), matureShare: 0.95)
            .MeasureFrom(200));
        #endregion

        #region no-labels
        builder.AddModel("translation", model => model.LabelsNeverArrive());
        #endregion

        #region scoring-schedule
        builder.AddModel("nightly-churn", model => model
            .MeasureBinaryClassification()
            .ScoringRuns("0 2 * * *", grace: TimeSpan.FromMinutes(30)));
        #endregion

        #region own-metric
        builder.AddModel("deliveries", model => model
            .MeasureRegression("minutes")
            .Measure("late-share", MetricDirection.LowerIsBetter, LateShare)
            .MeasureValue("cost-of-errors", "EUR", MetricDirection.LowerIsBetter, CostOfErrors));
        #endregion

        #region own-evaluator
        builder.AddModel("parcels", model => model.MeasureWith(new LatenessEvaluator()));
        #endregion

        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync();
        var catalog = provider.GetRequiredService<IModelCatalog>();
        catalog.All.Should().HaveCount(7);
        LateShare([30, 30, 30, 30], [29, 31, 10, 30]).Should().Be(0.25);
        CostOfErrors([30, 30], [20, 50]).Should().Be(25);
        catalog.Get("parcels").Find<MonitoringPlan>()!.FindMetric("late-share").Should().NotBeNull();
    }

    public static void Functions()
    {
        #region metric-functions
        double[] paid = [0, 0, 1, 1];
        double[] probability = [0.1, 0.4, 0.35, 0.8];
        Console.WriteLine(BinaryMetrics.AreaUnderRoc(paid, probability));             // 0.75
        Console.WriteLine(BinaryMetrics.Count(paid, probability, threshold: 0.3).Recall); // 1
        Console.WriteLine(RegressionMetrics.MeanAbsoluteError([10, 20], [13, 21]));   // 2
        #endregion

        BinaryMetrics.AreaUnderRoc(paid, probability).Should().Be(0.75);
        BinaryMetrics.Count(paid, probability, threshold: 0.3).Recall.Should().Be(1);
    }

    #region own-metric-functions
    /// <summary>The share of deliveries that came more than 15 minutes after the promised time.</summary>
    private static double LateShare(ReadOnlySpan<double> minutes, ReadOnlySpan<double> promised)
    {
        var late = 0;
        for (var i = 0; i < minutes.Length; i++)
            late += minutes[i] - promised[i] > 15 ? 1 : 0;
        return minutes.IsEmpty ? double.NaN : (double)late / minutes.Length;
    }

    /// <summary>A minute too late costs 50 cents, a minute too early 1 euro of waiting.</summary>
    private static double CostOfErrors(ReadOnlySpan<double> minutes, ReadOnlySpan<double> promised)
    {
        var cost = 0.0;
        for (var i = 0; i < minutes.Length; i++)
            cost += minutes[i] > promised[i] ? 0.5 * (minutes[i] - promised[i]) : promised[i] - minutes[i];
        return cost;
    }
    #endregion
}
