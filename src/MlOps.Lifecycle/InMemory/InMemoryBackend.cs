namespace MlOps.Lifecycle.InMemory;

/// <summary>Every store contract in one object under one lock, for tests and try-outs. Facts are gone with the process.</summary>
/// <remarks>Thread-safe. One partial file per feature; a change that crosses features happens inside one hold of the lock.</remarks>
public sealed partial class InMemoryBackend
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;

    /// <summary>Creates an empty backend.</summary>
    /// <param name="clock">The clock of the store: leases, events, history.</param>
    public InMemoryBackend(TimeProvider clock) => _clock = clock;
}
