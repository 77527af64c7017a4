using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MlOps.Lifecycle.Acceptance;

internal static class AcceptanceServiceCollectionExtensions
{
    public static IServiceCollection AddAcceptance(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IModelCheck, AcceptanceCheck>());
        return services;
    }
}
