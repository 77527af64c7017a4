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
        var known = MonitoringPlan.DirectionsOf(definition);
        var names = known.Count == 0 ? "none" : string.Join(", ", known.Keys.Order(StringComparer.Ordinal));
        foreach (var metric in agreement.Gates.SelectMany(gate => gate.Metrics).Concat(agreement.Bands.Select(band => band.Metric)).Distinct(StringComparer.Ordinal))
        {
            if (!known.ContainsKey(metric))
                yield return $"the agreement '{agreement.Name}' names the metric '{metric}', which nobody measures. Known are: {names}. Add MeasureRegression(), MeasureBinaryClassification(), Measure(...) or MeasureValue(...), or correct the name.";
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
