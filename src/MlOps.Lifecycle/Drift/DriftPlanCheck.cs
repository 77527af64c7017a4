namespace MlOps.Lifecycle.Drift;

/// <summary>Finds what is wrong with a plan before anything runs.</summary>
internal sealed class DriftPlanCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<DriftPlan>() is not { } plan)
            yield break;
        foreach (var contradiction in plan.Contradictions)
            yield return contradiction;
        foreach (var column in plan.Columns.Select(watch => watch.Column).Distinct(StringComparer.Ordinal).Where(plan.LeftOut.ContainsKey))
            yield return $"WatchDrift both watches and leaves out column '{column}': remove one of the two.";
    }
}
