namespace MlOps.Lifecycle.Hosting;

/// <summary>Runs every start-up task once per process, however often and by whomever it is asked.</summary>
internal sealed class LifecycleStartup(IEnumerable<IStartupTask> tasks) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private bool _done;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_done)
                return;
            foreach (var task in tasks.OrderBy(task => task.Order))
                await task.RunAsync(cancellationToken).ConfigureAwait(false);
            _done = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
