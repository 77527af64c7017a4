using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

internal sealed class DriftInspector(IModelMonitor monitor)
{
    public Task<Inspection> InspectAsync(ModelDefinition definition, AliasState? champion, TimeWindow window, CancellationToken cancellationToken) { _ = monitor; return Task.FromResult(Inspection.Nothing); }
}
