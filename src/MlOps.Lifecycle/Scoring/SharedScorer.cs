namespace MlOps.Lifecycle.Scoring;

/// <summary>One loaded version with a count of its users; disposed with its last lease. The creator holds the first one and is told when it is the only one left.</summary>
internal sealed class SharedScorer(ModelVersionId version, IModelScorer scorer, Action idle)
{
    private int _leases = 1;

    public ModelVersionId Version => version;

    public IModelScorer Scorer => scorer;

    /// <summary>Whether nobody but the creator holds a lease.</summary>
    public bool IsIdle => Volatile.Read(ref _leases) == 1;

    /// <summary>Takes a lease, or says that the last one has ended and the scorer is gone.</summary>
    public bool TryLease()
    {
        var leases = Volatile.Read(ref _leases);
        while (leases > 0)
        {
            var seen = Interlocked.CompareExchange(ref _leases, leases + 1, leases);
            if (seen == leases)
                return true;
            leases = seen;
        }

        return false;
    }

    public void Release()
    {
        switch (Interlocked.Decrement(ref _leases))
        {
            case 0: scorer.Dispose(); break;
            case 1: idle(); break;
        }
    }
}
