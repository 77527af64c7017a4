namespace MlOps.Lifecycle.Monitoring;

internal sealed class MetricCatalog : IMetricCatalog
{
    public IReadOnlyDictionary<string, MetricDirection> Of(ModelDefinition definition)
    {
        var known = new Dictionary<string, MetricDirection>(StringComparer.Ordinal);
        if (definition.Find<MonitoringPlan>() is not { } plan)
            return known;
        foreach (var metric in plan.Metrics)
            known.TryAdd(metric.Name, metric.Direction);
        if (plan.Value is { } value)
            known.TryAdd(value.Name, value.Direction);
        return known;
    }
}
