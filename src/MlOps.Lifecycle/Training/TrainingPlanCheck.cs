namespace MlOps.Lifecycle.Training;

/// <summary>Finds a model that is half described: trained by nobody, or on nothing.</summary>
internal sealed class TrainingPlanCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<TrainingPlan>() is not { } plan)
            yield break;
        if (plan.CreateTrainer is null)
            yield return "it says what it is trained on, but not who trains it: add TrainWith<...>().";
        if (plan.Dataset is null)
            yield return "it says who trains it, but not on which rows: add TrainOn(\"dataset\", ...).";
    }
}
