using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Training;

/// <summary>Finds a model that is half described (trained by nobody, or on nothing), and one that is only watched and trained all the same.</summary>
internal sealed class TrainingPlanCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<TrainingPlan>() is not { } plan)
            yield break;
        if (definition.Find<MonitoringPlan>()?.IsMonitorOnly is true)
        {
            yield return "it is only watched (MonitorOnly) and trained all the same: remove MonitorOnly(), or TrainWith(...), TrainOn(...) and the like.";
            yield break;
        }

        if (plan.CreateTrainer is null)
            yield return $"it says {(plan.Dataset is null ? "how" : "on what")} it is trained, but not who trains it: add TrainWith<...>().";
        if (plan.Dataset is null)
            yield return $"it says {(plan.CreateTrainer is null ? "how it is trained" : "who trains it")}, but not on which rows: add TrainOn(\"dataset\", ...).";
    }
}
