using Microsoft.Extensions.DependencyInjection;

namespace MlOps.Lifecycle;

/// <summary>What <c>AddMlOpsLifecycle</c> returns. Every feature adds its own extension methods.</summary>
public interface ILifecycleBuilder
{
    /// <summary>The services of the host.</summary>
    IServiceCollection Services { get; }
}
