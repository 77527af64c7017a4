using System.Globalization;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>Finds gates and bands that name a metric nobody measures, and bands that get better where the metric gets worse.</summary>
internal sealed class AcceptanceCheck : IModelCheck
{
    public IEnumerable<string> Check(ModelDefinition definition)
    {
        if (definition.Find<AcceptanceAgreement>() is not { } agreement)
            yield break;
        if (!agreement.CanAccept && definition.Find<MonitoringPlan>()?.IsMonitorOnly is not true)
            yield return $"the agreement '{agreement.Name}' has bands and no gate, so no candidate can be accepted: add at least one gate, for example NotWorseThanChampion(\"auc\", margin: 0.002), or say MonitorOnly().";
        var known = MonitoringPlan.DirectionsOf(definition);
        var names = known.Count == 0 ? "none" : string.Join(", ", known.Keys.Order(StringComparer.Ordinal));
        foreach (var metric in agreement.Gates.SelectMany(gate => gate.Metrics).Concat(agreement.Bands.Select(band => band.Metric)).Distinct(StringComparer.Ordinal))
        {
            if (!known.ContainsKey(metric))
                yield return $"the agreement '{agreement.Name}' names the metric '{metric}', which nobody measures. Known are: {names}. Add MeasureRegression(), MeasureBinaryClassification(), Measure(...) or MeasureValue(...), or correct the name.";
        }

        foreach (var gate in agreement.Gates.OfType<AbsoluteLimitGate>())
        {
            if (known.TryGetValue(gate.Metrics[0], out var better) && gate.IsMaximum != (better is MetricDirection.LowerIsBetter))
                yield return $"the agreement '{agreement.Name}' asks for {gate.Name}, but for '{gate.Metrics[0]}' {(better is MetricDirection.LowerIsBetter ? "lower is better: use AtMost(...)" : "higher is better: use AtLeast(...)")}, or any bad model passes.";
        }

        foreach (var band in agreement.Bands)
        {
            if (known.TryGetValue(band.Metric, out var direction) && direction != band.Direction)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the band of '{band.Metric}' in '{agreement.Name}' tolerates {band.Tolerated} and replaces at {band.Replace}, but for this metric {(direction is MetricDirection.LowerIsBetter ? "lower" : "higher")} is better: exchange the two values.");
            }
        }
    }
}
