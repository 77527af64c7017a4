using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Datasets;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Dataset versions, for the composition root.</summary>
internal static class DatasetServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IDatasets"/> with Arrow segments. Safe to call twice.</summary>
    public static IServiceCollection AddDatasets(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DatasetOptions, DatasetOptionsValidator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISegmentFormat, ArrowSegmentFormat>());
        services.TryAddSingleton<IDatasets, DatasetService>();
        return services;
    }
}
