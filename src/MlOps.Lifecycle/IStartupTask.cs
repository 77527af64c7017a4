namespace MlOps.Lifecycle;

/// <summary>Something that must succeed before the library works: migrations, a probe of a store, a check of the wiring.</summary>
/// <remarks>Runs once per process, in order of <see cref="Order"/>, under the generic host or by <c>StartMlOpsLifecycleAsync</c>. Thread-safe.</remarks>
public interface IStartupTask
{
    /// <summary>Lower runs first: 0 for wiring, 100 for stores, 200 for what needs stores.</summary>
    int Order { get; }

    /// <summary>Does it; idempotent.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="LifecycleException">The library cannot start; the message names the cause and the cure.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
