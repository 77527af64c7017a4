using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Training;

namespace Snippets;

/// <summary>How a model is trained with ML.NET.</summary>
public static class MicrosoftMLTraining
{
    public static void Trees()
    {
        var services = new ServiceCollection();

        #region fast-tree
        services.AddMlOpsLifecycle()
            .UseInMemory()
            .UseMicrosoftML()
            .AddModel("demand", model => model
                .TrainFastTreeRegression(trees =>
                {
                    trees.Trees = 100;
                    trees.Leaves = 20;
                }));
        #endregion

        TrainerOf(services).Should().Be("ML.NET FastTree regression");
    }

    public static void Pipeline()
    {
        var services = new ServiceCollection();

        #region own-pipeline
        services.AddMlOpsLifecycle()
            .UseInMemory()
            .UseMicrosoftML()
            .AddModel("demand", model => model.TrainWithMicrosoftML(
                "min-max, sdca-regression",
                static (ml, columns) => ml.Transforms.Concatenate("Features", "hour", "temperature")
                    .Append(ml.Transforms.NormalizeMinMax("Features"))
                    .Append(ml.Regression.Trainers.Sdca(labelColumnName: "bikes")),
                settings: new Dictionary<string, string> { ["features"] = "hour, temperature" }));
        #endregion

        TrainerOf(services).Should().Be("ML.NET: min-max, sdca-regression");
    }

    private static string? TrainerOf(ServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IModelCatalog>().Get("demand").Find<TrainingPlan>()!.TrainerName;
    }
}
