using System.Collections.Concurrent;

namespace MlOps.Lifecycle.Training;

/// <summary>The newest report per model in this process, for health checks and pages.</summary>
internal sealed class TickReports
{
    private readonly ConcurrentDictionary<ModelName, TickReport> _newest = new();

    public TickReport? Find(ModelName model) => _newest.GetValueOrDefault(model);

    public void Keep(TickReport report) => _newest[report.Model] = report;
}
