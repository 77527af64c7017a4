using Microsoft.Extensions.DependencyInjection;

namespace MlOps.Lifecycle.Hosting;

internal sealed class LifecycleBuilder(IServiceCollection services) : ILifecycleBuilder
{
    public IServiceCollection Services => services;
}
