using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace Quickstart;

/// <summary>The city's forecast of hourly demand, wired as an application would wire it.</summary>
internal static class City
{
    public static readonly ModelName Model = "demand";
    public static readonly DatasetName Dataset = "bikes";

    /// <summary>Facts in SQLite, bytes in a folder: what the quickstart leaves behind to look at.</summary>
    public static ServiceProvider OnDisk(string folder, IRetrainingPolicy policy, TimeProvider clock) => Build(
        clock,
        policy,
        builder => builder
            .UseSqlite($"Data Source={Path.Combine(folder, "mlops.db")}", store => store.ApplyMigrations = true)
            .UseFileSystemBlobs(Path.Combine(folder, "blobs"))
            .UseParquetSegments());

    /// <summary>The same loop in memory: for the rows of the comparison.</summary>
    public static ServiceProvider InMemory(IRetrainingPolicy policy, TimeProvider clock, SharedFits fits) =>
        Build(clock, policy, builder => builder.UseInMemory(), fits);

    private static ServiceProvider Build(TimeProvider clock, IRetrainingPolicy policy, Action<ILifecycleBuilder> stores, SharedFits? fits = null)
    {
        var services = new ServiceCollection().AddSingleton(clock);
        var builder = services.AddMlOpsLifecycle(options => options.Environment = "city");
        stores(builder);
        builder
            .UseMicrosoftML()
            .AddModel(Model, model =>
            {
                Describe(model, policy);
                fits?.Use(model);
            })
            .AddContinuousTraining();
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static IModelBuilder Describe(IModelBuilder model, IRetrainingPolicy policy) => model
        .TrainFastTreeRegression(tree => { tree.Trees = 100; tree.Threads = 1; })
        .TrainOn(Dataset, Scenario.TrainingWindow, Scenario.Evaluation)
        .TrainingCosts(Scenario.Training)
        .WindowEvery(Scenario.Week)
        .LabelsArriveWithin(TimeSpan.FromDays(1))
        .ScoringRuns("0 0 * * *")
        .MeasureRegression()
        .Measure("cost-per-ride", MetricDirection.LowerIsBetter, Scenario.CostPerRide, "USD per ride")
        .MeasureValue(Scenario.Cost)
        .DecideWith(policy)
        .AcceptWhen("rebalancing", agreement => agreement
            .NotWorseThanChampion("cost-of-errors", margin: Scenario.Doubt)
            .Baseline(Baseline.SeasonalNaive(Scenario.Week))
            .Band("cost-per-ride", tolerated: Scenario.Tolerated, replace: Scenario.Replace)
            .SignedBy("planner@city.example"));
}
