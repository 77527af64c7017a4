using System.Collections.Concurrent;
using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Training;

/// <summary>
/// What quality is judged against: the first accepted measurement, and never a later one. Re-measuring it at each promotion
/// would let a bad model become the standard.
/// </summary>
internal sealed class QualityReference(IRunStore runs, IMonitoringStore recorded, IModelMonitor monitor, LifecycleEnvironment environment)
{
    private const int WindowsToTry = 12;
    private readonly ConcurrentDictionary<ModelName, ImmutableArray<QualityMeasurement>> _known = new();

    /// <returns>The measurements; empty while nothing was accepted.</returns>
    public async Task<ImmutableArray<QualityMeasurement>> FindAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(definition.Name, out var known))
            return known;
        var first = await runs.FindFirstRunAsync(environment.Name, definition.Name, RunState.Promoted, cancellationToken).ConfigureAwait(false);
        var found = first?.Evaluation
            ?? (definition.Find<MonitoringPlan>()?.IsMonitorOnly is true ? await FirstMatureAsync(definition, now, cancellationToken).ConfigureAwait(false) : []);
        return found.IsEmpty ? found : _known.GetOrAdd(definition.Name, found);
    }

    /// <summary>For a model that is only watched: its first mature window.</summary>
    private async Task<ImmutableArray<QualityMeasurement>> FirstMatureAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (definition.Find<MonitoringPlan>()!.Window is not { } length
            || await recorded.FindFirstTimeAsync(environment.Name, definition.Name, cancellationToken).ConfigureAwait(false) is not { } first)
        {
            return [];
        }

        for (var end = first + length; end <= now && end <= first + (WindowsToTry * length); end += length)
        {
            if (await monitor.FindClosedWindowAsync(definition, end, cancellationToken).ConfigureAwait(false) is not { } window)
                continue;
            var report = await monitor.MeasureAsync(definition, window, now, cancellationToken).ConfigureAwait(false);
            if (report.IsMature && !report.Quality.IsEmpty)
                return report.Quality;
        }

        return [];
    }
}
