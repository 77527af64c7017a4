namespace MlOps.Lifecycle.InMemory;

/// <summary>Every store contract in one object under one lock, for tests and try-outs. Facts are gone with the process.</summary>
/// <remarks>Thread-safe. One partial file per feature; a change that crosses features happens inside one hold of the lock.</remarks>
public sealed partial class InMemoryBackend
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Dictionary<EnvironmentName, EnvironmentFacts> _environments = [];

    /// <summary>Creates an empty backend.</summary>
    /// <param name="clock">The clock of the store: events and history. A clock that goes back is held at the last event.</param>
    public InMemoryBackend(TimeProvider clock) => _clock = clock;

    /// <summary>Checks first, changes last: what throws or is canceled has changed nothing.</summary>
    private Task<T> Atomically<T>(EnvironmentName environment, Func<EnvironmentFacts, T> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        var task = new Task<T>(() =>
        {
            lock (_gate)
                return work(FactsOf(environment));
        });
        task.RunSynchronously(TaskScheduler.Default);
        return task;
    }

    private EnvironmentFacts FactsOf(EnvironmentName environment)
    {
        if (environment == default)
            throw new ArgumentException("An environment needs a name.", nameof(environment));
        if (!_environments.TryGetValue(environment, out var facts))
            _environments.Add(environment, facts = new(environment, _clock));
        return facts;
    }
}
