using System.Collections.Concurrent;

namespace MlOps.Lifecycle.Training;

/// <summary>The newest report per model in this process, and the newest failure that no report came after, for health checks and pages.</summary>
internal sealed class TickReports
{
    private readonly ConcurrentDictionary<ModelName, TickReport> _newest = new();
    private readonly ConcurrentDictionary<ModelName, (DateTimeOffset At, string Message)> _failures = new();

    public TickReport? Find(ModelName model) => _newest.GetValueOrDefault(model);

    public (DateTimeOffset At, string Message)? FindFailure(ModelName model) => _failures.TryGetValue(model, out var failure) ? failure : null;

    public void Keep(TickReport report)
    {
        _newest[report.Model] = report;
        _failures.TryRemove(report.Model, out _);
    }

    public void KeepFailure(ModelName model, DateTimeOffset at, string message) => _failures[model] = (at, message);
}
