using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Reporting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts reporting into a host's services.</summary>
internal static class ReportingServiceCollectionExtensions
{
    internal static IServiceCollection AddReporting(this IServiceCollection services)
    {
        services.TryAddSingleton<IModelReporter, ModelReporter>();
        services.TryAddSingleton<IDatasetReporter, DatasetReporter>();
        return services;
    }
}
