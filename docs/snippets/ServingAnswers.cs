using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace Snippets;

/// <summary>A model is trained, registered, promoted and asked, batch by batch and row by row.</summary>
public static class ServingAnswers
{
    private static readonly TableSchema Columns = new(
    [
        new ColumnSchema { Name = "hour", Type = ColumnType.Integer, Role = ColumnRole.Calendar },
        new ColumnSchema { Name = "temperature", Type = ColumnType.Number },
        new ColumnSchema { Name = "bikes", Type = ColumnType.Number, Role = ColumnRole.Label },
    ]);

    public static async Task Run()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle().UseInMemory().UseMicrosoftML().AddModel<HourOfDay, Demand>("demand", model => model
            .TrainFastTreeRegression(trees => trees.Trees = 20)
            .MeasureRegression("bikes"));
        await using var provider = services.BuildServiceProvider();
        var promoted = await TrainAndPromoteAsync(provider);
        using var hours = Hours();
        var models = provider.GetRequiredService<ILoadedModels>();
        var demand = provider.GetRequiredService<IModelHandle<HourOfDay, Demand>>();

        #region score-a-batch
        using var model = await models.ResolveAsync("demand", AliasName.Champion);
        using var answers = model.Score(hours);
        Console.WriteLine($"{model.Version} answers {answers.Length} hours");
        #endregion

        #region predict
        var answer = await demand.PredictAsync(new HourOfDay(8, 0.42), id: "2012-03-01T08");
        Console.WriteLine($"{answer.Version} expects {answer.Value.Prediction:F0} bikes");
        #endregion

        model.Version.Should().Be(promoted);
        answer.Version.Should().Be(promoted);
        answer.Value.Prediction.Should().BeApproximately(84, 20);
    }

    private static async Task<ModelVersionId> TrainAndPromoteAsync(IServiceProvider provider)
    {
        using var hours = Hours();
        var trainer = provider.GetRequiredService<IModelCatalog>().Get("demand").Find<TrainingPlan>()!.CreateTrainer!(provider);
        var trained = await trainer.TrainAsync(
            new() { Model = "demand", Data = new("hours", 1), Schema = Columns, Seed = 1, ReadRows = _ => new[] { hours }.ToAsyncEnumerable() },
            CancellationToken.None);
        using var bytes = new MemoryStream(trained.Artifact.ToArray());
        var version = await provider.GetRequiredService<IModelRegistry>().RegisterAsync(new()
        {
            Model = "demand",
            Format = trained.Format,
            Artifact = await provider.GetRequiredService<IBlobStore>().WriteAsync(bytes),
            CanonicalDigest = trained.CanonicalDigest,
            Inputs = new(Columns.Take(2)),
            Lineage = new(),
            Actor = "ada@example.com",
        });
        await provider.GetRequiredService<IModelRegistry>().MoveAliasAsync(new() { Alias = AliasName.Champion, To = version.Id, Actor = "ada@example.com", Reason = "first" });
        return version.Id;
    }

    private static RecordBatch Hours()
    {
        var rows = Enumerable.Range(0, 480).Select(i => (Hour: (long)(i % 24), Temperature: i % 20 / 20.0)).ToArray();
        return new(
            ArrowTypes.ToArrow(Columns),
            [
                new Int64Array.Builder().AppendRange(rows.Select(row => row.Hour)).Build(),
                new DoubleArray.Builder().AppendRange(rows.Select(row => row.Temperature)).Build(),
                new DoubleArray.Builder().AppendRange(rows.Select(row => 200 * row.Temperature * (row.Hour is >= 7 and <= 20 ? 1 : 0.1))).Build(),
            ],
            rows.Length);
    }

    public sealed record HourOfDay(int Hour, double Temperature);

    public sealed record Demand(double Prediction);
}
