using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Hosting;

namespace MlOps.Lifecycle;

/// <summary>Uses the library without the generic host: from a console application or a test.</summary>
public static class LifecycleServiceProviderExtensions
{
    /// <summary>Does what the generic host does at its start: validates options and models, looks for the stores, applies migrations where asked to.</summary>
    /// <param name="services">The container.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="LifecycleException">The library cannot start; the message names the cause and the cure.</exception>
    /// <exception cref="OptionsValidationException">A setting is out of its range; the message names its key.</exception>
    public static async Task StartMlOpsLifecycleAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        services.GetService<IStartupValidator>()?.Validate();
        await services.GetRequiredService<LifecycleStartup>().RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
