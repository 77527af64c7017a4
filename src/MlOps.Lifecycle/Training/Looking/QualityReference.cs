using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

/// <summary>
/// What quality and value are judged against: the first accepted measurement, and never a later one. Re-measuring it at each
/// promotion would let a bad model become the standard.
/// </summary>
internal sealed class QualityReference(
    IRunStore runs, IDecisionStore decisions, Quarantine quarantine, IMonitoringStore recorded, IModelMonitor monitor, LifecycleEnvironment environment)
{
    private const int WindowsToTry = 12;
    private const int DecisionsToAsk = 20;

    /// <returns>The accepted metrics; empty while nothing was accepted.</returns>
    public async Task<ImmutableArray<AcceptedMetric>> FindAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (definition.Find<MonitoringPlan>() is { IsMonitorOnly: true } plan)
            return await FindWatchedAsync(definition, plan, now, cancellationToken).ConfigureAwait(false);
        var first = await runs.FindFirstRunAsync(environment.Name, definition.Name, RunState.Promoted, cancellationToken).ConfigureAwait(false);
        return first is null ? [] : [.. first.Evaluation.Select(AcceptedMetric.Of)];
    }

    /// <summary>For a model that is only watched: what earlier decisions were held to; for metrics that none knew, the first sound window whose labels are all in.</summary>
    private async Task<ImmutableArray<AcceptedMetric>> FindWatchedAsync(ModelDefinition definition, MonitoringPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await RememberedAsync(definition, cancellationToken).ConfigureAwait(false);
        var names = plan.Metrics.Select(metric => metric.Name).Concat(plan.Value is { } value ? [value.Name] : []);
        if (names.All(name => known.Any(metric => metric.Metric == name)))
            return known;
        var first = await FirstMatureAsync(definition, plan, now, cancellationToken).ConfigureAwait(false);
        return [.. known, .. first.Where(metric => !known.Any(other => other.Metric == metric.Metric))];
    }

    /// <summary>What the newest decision about whole data was held to: a restart, a correction of old labels or a longer history changes it no more.</summary>
    private async Task<ImmutableArray<AcceptedMetric>> RememberedAsync(ModelDefinition definition, CancellationToken cancellationToken)
    {
        var newest = await decisions.ListDecisionsAsync(environment.Name, definition.Name, null, null, DecisionsToAsk, cancellationToken).ConfigureAwait(false);
        return newest.Where(record => record.Decision.Action is not LifecycleAction.RepairData)
            .Select(record => (ImmutableArray<AcceptedMetric>)[.. (record.Evidence.Quality ?? []).Where(quality => quality.Reference is not null).Select(AcceptedMetric.Of)])
            .FirstOrDefault(metrics => metrics.Length > 0, []);
    }

    private async Task<ImmutableArray<AcceptedMetric>> FirstMatureAsync(ModelDefinition definition, MonitoringPlan plan, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (plan.Window is not { } length
            || await recorded.FindFirstTimeAsync(environment.Name, definition.Name, cancellationToken).ConfigureAwait(false) is not { } first)
        {
            return [];
        }

        var broken = await quarantine.ListAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        for (var end = first + length; end <= now && end <= first + (WindowsToTry * length); end += length)
        {
            if (await monitor.FindClosedWindowAsync(definition, end, cancellationToken).ConfigureAwait(false) is not { } window || broken.Any(window.Overlaps))
                continue;
            var report = await monitor.MeasureAsync(definition, window, now, cancellationToken).ConfigureAwait(false);
            if (report.IsMature && !report.Quality.IsEmpty)
                return [.. report.Quality.Select(AcceptedMetric.Of).Concat(report.Value is { } value ? [AcceptedMetric.Of(value)] : []).Where(metric => double.IsFinite(metric.Value))];
        }

        return [];
    }
}
