using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

/// <summary>Finds a policy that names a metric nobody measures: it would wait forever.</summary>
internal sealed class PolicyCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<PolicyPlan>()?.Policy is not { } policy)
            yield break;
        var plan = definition.Find<MonitoringPlan>() ?? new();
        string[] known = [.. plan.Metrics.Select(metric => metric.Name), .. plan.Value is { } value ? [value.Name] : Array.Empty<string>()];
        foreach (var metric in policy.Metrics.Except(known, StringComparer.Ordinal))
        {
            yield return $"the policy '{policy.Name}' names the metric '{metric}', but nobody measures it (measured are: {(known.Length == 0 ? "none" : Words.List(known))}). "
                + "Correct the name, or add MeasureRegression(), MeasureBinaryClassification() or Measure(...).";
        }
    }
}
