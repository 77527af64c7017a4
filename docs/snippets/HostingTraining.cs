using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;
using static Snippets.HostingTrainer;
using static Snippets.ServingOwnFormat;

namespace Snippets;

/// <summary>Fares rise by a quarter, the tariff of the model grows wrong, and the loop replaces it.</summary>
public static class HostingTraining
{
    /// <summary>A Monday: the rows of the first training end.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly TableSchema Columns = new(
    [
        new() { Name = "id", Type = ColumnType.Text, Role = ColumnRole.Id },
        new() { Name = "time", Type = ColumnType.Timestamp, Role = ColumnRole.Time },
        new() { Name = "kilometers", Type = ColumnType.Number },
        new() { Name = "price", Type = ColumnType.Number, Role = ColumnRole.Label },
    ]);

    public static async Task Loop()
    {
        var clock = new FakeTimeProvider(Monday);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);

        #region training-model
        services.AddSingleton<IModelFormat, TariffFormat>();
        services.AddMlOpsLifecycle()
            .UseInMemory()
            .AddModel("fares", model => model
                .TrainWith<TariffTrainer>()
                .TrainOn("rides", window: TimeSpan.FromDays(28), evaluateOn: TimeSpan.FromDays(2))
                .TrainWithSeed(7)
                .TrainingCosts(40m)
                .MeasureRegression("USD")
                .WindowEvery(TimeSpan.FromDays(7))
                .LabelsArriveWithin(TimeSpan.FromDays(1))
                .DecideWith(RetrainingPolicy.RecommendedFor("mae", by: 0.5))
                .AcceptWhen("fares-acceptance", agreement => agreement
                    .NotWorseThanChampion("mae", margin: 0.2)
                    .Baseline(Baseline.Constant(20))
                    .SignedBy("ada@example.com")))
            .AddContinuousTraining();
        #endregion

        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync();
        var lifecycle = provider.GetRequiredService<IModelLifecycle>();
        var datasets = provider.GetRequiredService<IDatasets>();
        var path = Rides("rides.csv", Monday.AddDays(-56), days: 56, perKilometer: 2);

        #region training-first
        await datasets.CommitCsvAsync("rides", path, new DatasetCommit("ada@example.com", "eight weeks"), Columns);
        var first = await lifecycle.TrainAsync("fares", "ada@example.com", "first champion");
        Console.WriteLine($"{first.State}: {first.Steps[^1].Sentence}");
        #endregion
        first.State.Should().Be(RunState.Promoted);

        await ProduceAsync(provider, Monday);
        clock.SetUtcNow(Monday.AddDays(8));
        await datasets.AppendCsvAsync(new("rides", 1), Rides("week.csv", Monday, days: 7, perKilometer: 2.5), new DatasetCommit("feed", "a week"));

        #region training-tick
        var report = await lifecycle.TickAsync("fares");
        Console.WriteLine(report.Decision.Sentence);
        foreach (var step in report.Run?.Steps ?? [])
            Console.WriteLine($"{step.State}: {step.Sentence}");
        #endregion
        report.Decision.Action.Should().Be(LifecycleAction.Retrain);
        report.Run!.State.Should().Be(RunState.Promoted);
        report.Run.Cost.Should().Be(40m);
        (await lifecycle.TickAsync("fares")).IsRepeated.Should().BeTrue();
    }

    public static void FromConfiguration()
    {
        const string Json = """
            { "MlOps": { "Models": { "Fares": {
              "RepairDataWhen": [ { "Kind": "feed-broken" } ],
              "RetrainWhen": [ { "Kind": "quality-drops", "Metric": "mae", "By": 0.5 } ],
              "Limit": { "Cooldown": "14.00:00:00" }
            } } } }
            """;
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Json));
        var configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        var services = new ServiceCollection();

        #region training-decide
        services.AddMlOpsLifecycle(configuration.GetSection("MlOps"))
            .UseInMemory()
            .AddModel("fares", model => model
                .TrainWith<TariffTrainer>()
                .TrainOn("rides")
                .MeasureRegression("USD")
                .DecideWith(configuration.GetSection("MlOps:Models:Fares")));
        #endregion

        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IModelCatalog>().Get("fares").Find<PolicyPlan>()!.Policy!.Metrics.Should().Equal("mae");
    }

    /// <summary>Rides every half hour.</summary>
    private static string Rides(string path, DateTimeOffset from, int days, double perKilometer)
    {
        File.WriteAllLines(path, ["id,time,kilometers,price", .. Enumerable.Range(0, 48 * days).Select(i => FormattableString.Invariant(
            $"{from:MMdd}-{i},{from.AddMinutes(30 * i):yyyy-MM-ddTHH:mm:ssZ},{Kilometers(i)},{(Kilometers(i) * perKilometer) + Tip(i)}"))]);
        return path;
    }

    private static double Kilometers(int i) => 4 + (i * 7 % 13);

    private static double Tip(int i) => (i * 5 % 9 - 4) / 4.0;

    /// <summary>A week in which the champion answers with its old tariff and rides cost a quarter more.</summary>
    private static async Task ProduceAsync(IServiceProvider provider, DateTimeOffset from)
    {
        File.WriteAllLines("answers.csv", ["id,time,kilometers,prediction,label", .. Enumerable.Range(0, 48 * 7).Select(i => FormattableString.Invariant(
            $"{from:MMdd}-{i},{from.AddMinutes(30 * i):yyyy-MM-ddTHH:mm:ssZ},{Kilometers(i)},{Kilometers(i) * 2},{(Kilometers(i) * 2.5) + Tip(i)}"))]);
        await provider.GetRequiredService<IPredictionRecorder>().RecordCsvAsync("fares", "answers.csv");
    }
}
