using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Hosting;

/// <summary>Starts the library with the host and ticks every model. It never takes the host down: a failing tick is logged and tried again at the next interval.</summary>
internal sealed class LifecycleBackgroundService(
    LifecycleStartup startup,
    IModelCatalog catalog,
    IModelLifecycle lifecycle,
    IOptions<LifecycleOptions> options,
    TimeProvider clock,
    ILogger<LifecycleBackgroundService> logger) : BackgroundService
{
    /// <summary>Misconfiguration stops the start, before anything is served; what goes wrong later never does.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await startup.RunAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            Log.BackgroundWorkOff(logger);
            return;
        }

        using var timer = new PeriodicTimer(options.Value.TickInterval, clock);
        try
        {
            do
            {
                foreach (var model in catalog.All)
                    await TickAsync(model.Name, stoppingToken).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host is stopping: the normal end.
        }
    }

    private async Task TickAsync(ModelName model, CancellationToken stoppingToken)
    {
        try
        {
            await lifecycle.TickAsync(model, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever one model's tick throws must neither stop the others nor the host; it is logged and tried again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.TickFailed(logger, model.Value, exception);
        }
    }
}
