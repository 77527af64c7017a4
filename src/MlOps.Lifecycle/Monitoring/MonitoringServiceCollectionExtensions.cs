using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Monitoring;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts monitoring into a host's services.</summary>
internal static class MonitoringServiceCollectionExtensions
{
    internal static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.TryAddSingleton<IPredictionRecorder, PredictionRecorder>();
        services.TryAddSingleton<ILabelSink, LabelSink>();
        services.TryAddSingleton<FlowInspector>();
        services.TryAddSingleton<MeasurementMemo>();
        services.TryAddSingleton<InputReader>();
        services.TryAddSingleton<IModelMonitor, ModelMonitor>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelCheck, MonitoringPlanCheck>());
        return services;
    }
}
