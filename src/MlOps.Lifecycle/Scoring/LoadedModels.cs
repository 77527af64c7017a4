using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Scoring;

internal sealed class LoadedModels(IModelRegistry registry, IModelLoader loader, IOptions<ScoringOptions> options) : ILoadedModels, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ModelVersionId, Slot> _slots = [];
    private long _uses;
    private bool _disposed;

    public async Task<LoadedModel> GetAsync(ModelVersionId version, CancellationToken cancellationToken = default) =>
        new(await LeaseAsync(version, cancellationToken).ConfigureAwait(false));

    public async Task<LoadedModel> ResolveAsync(ModelName model, AliasName alias, CancellationToken cancellationToken = default)
    {
        var version = await registry.ResolveAsync(model, alias, cancellationToken).ConfigureAwait(false);
        return await GetAsync(version.Id, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Slot[] slots;
        lock (_gate)
        {
            _disposed = true;
            slots = [.. _slots.Values];
            _slots.Clear();
        }

        foreach (var slot in slots)
            slot.Retire();
    }

    /// <summary>The loaded version with one more lease, which the caller releases.</summary>
    internal async Task<SharedScorer> LeaseAsync(ModelVersionId version, CancellationToken cancellationToken)
    {
        while (true)
        {
            var slot = Claim(version);
            try
            {
                var shared = await slot.Load.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (shared.TryLease())
                    return shared;
            }
            finally
            {
                EndClaim(version, slot);
            }
        }
    }

    /// <summary>A slot that somebody waits for is never evicted.</summary>
    private Slot Claim(ModelVersionId version)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (!_slots.TryGetValue(version, out var slot))
                _slots.Add(version, slot = new(new(() => LoadAsync(version))));
            slot.Claims++;
            slot.LastUse = ++_uses;
            return slot;
        }
    }

    private void EndClaim(ModelVersionId version, Slot slot)
    {
        lock (_gate)
        {
            slot.Claims--;
            if (slot.Load.Value is { IsCompleted: true, IsCompletedSuccessfully: false } && _slots.TryGetValue(version, out var current) && current == slot)
                _slots.Remove(version);
        }
    }

    private void EvictUnused()
    {
        Slot[] evicted;
        lock (_gate)
        {
            var unused = _slots.Where(slot => slot.Value.IsIdle).OrderByDescending(slot => slot.Value.LastUse).Skip(options.Value.KeepLoaded).ToArray();
            foreach (var (version, _) in unused)
                _slots.Remove(version);
            evicted = [.. unused.Select(slot => slot.Value)];
        }

        foreach (var slot in evicted)
            slot.Retire();
    }

    /// <summary>Not canceled by one caller: others may wait for the same load.</summary>
    private async Task<SharedScorer> LoadAsync(ModelVersionId version)
    {
        var registered = await registry.GetAsync(version, CancellationToken.None).ConfigureAwait(false);
        return new(version, await loader.LoadAsync(registered.Format, registered.Artifact.Digest, CancellationToken.None).ConfigureAwait(false), EvictUnused);
    }

    private sealed class Slot(Lazy<Task<SharedScorer>> load)
    {
        public Lazy<Task<SharedScorer>> Load => load;

        public int Claims { get; set; }

        public long LastUse { get; set; }

        public bool IsIdle => Claims == 0 && load.IsValueCreated && load.Value.IsCompletedSuccessfully && load.Value.Result.IsIdle;

        /// <summary>Ends the cache's own lease, also when the load has yet to finish.</summary>
        public void Retire()
        {
            if (load.IsValueCreated)
                _ = load.Value.ContinueWith(static loaded => loaded.Result.Release(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
