using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

/// <summary>Finds a policy that names a metric nobody measures: its rules would stay unknown forever.</summary>
internal sealed class PolicyCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<PolicyPlan>()?.Policy is not { } policy)
            yield break;
        var known = MonitoringPlan.DirectionsOf(definition);
        var names = known.Count == 0 ? "none" : Words.List(known.Keys.Order(StringComparer.Ordinal));
        foreach (var metric in policy.Metrics.Where(metric => !known.ContainsKey(metric)))
        {
            yield return $"the policy '{policy.Name}' names the metric '{metric}', which nobody measures. Known are: {names}. "
                + "Add MeasureRegression(), MeasureBinaryClassification(), Measure(...) or MeasureValue(...), or correct the name.";
        }
    }
}
