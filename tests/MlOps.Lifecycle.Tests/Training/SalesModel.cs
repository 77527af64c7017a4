using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>The parts that most models of these tests are made of.</summary>
internal static class SalesModel
{
    /// <summary>Watched in weeks, labels within a day.</summary>
    public static IModelBuilder Watched(this IModelBuilder model) => model.MeasureRegression("units").LabelsArriveWithin(TimeSpan.FromDays(1));

    /// <summary>Watched, and trained on the newest rows but two weeks.</summary>
    public static IModelBuilder Trained(this IModelBuilder model) => model
        .Watched()
        .TrainWith("mean-trainer", "1.2.0+3f1c9ab00d", services => (IModelTrainer)services.GetService(typeof(ScriptedTrainer))!)
        .TrainOn(SalesLoop.Rows)
        .TrainWithSeed(7);

    /// <summary>No worse than the champion, and better than selling nothing.</summary>
    public static IModelBuilder Agreed(this IModelBuilder model) =>
        model.AcceptWhen("sales-acceptance", agreement => agreement.NotWorseThanChampion("mae", margin: 1).Baseline(Baseline.Constant(0)));

    /// <summary>A refit at every tick that has a new window.</summary>
    public static IModelBuilder RefitWeekly(this IModelBuilder model) => model.DecideWith(RetrainingPolicy.Calendar(TimeSpan.FromDays(7)));
}
