using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Testing;

/// <summary>A fresh, empty backend: one object with every store contract, and the clock it was given.</summary>
public sealed class StoreUnderTest
{
    private readonly object _backend;

    /// <summary>Wraps a backend.</summary>
    /// <param name="backend">One object that implements every store contract, without any facts.</param>
    /// <param name="clock">The clock that the backend was created with.</param>
    public StoreUnderTest(object backend, ManualClock clock) => (_backend, Clock) = (backend, clock);

    /// <summary>The clock of the store.</summary>
    public ManualClock Clock { get; }

    /// <summary>The contract of versions, aliases, verdicts and events.</summary>
    public IRegistryStore Registry => As<IRegistryStore>();

    /// <summary>The contract of runs and promotion.</summary>
    public IRunStore Runs => As<IRunStore>();

    /// <summary>The contract of rows and labels.</summary>
    public IMonitoringStore Monitoring => As<IMonitoringStore>();

    /// <summary>The contract of decisions.</summary>
    public IDecisionStore Decisions => As<IDecisionStore>();

    /// <summary>The contract of dataset versions.</summary>
    public IDatasetStore Datasets => As<IDatasetStore>();

    private TContract As<TContract>()
        where TContract : class =>
        _backend as TContract ?? throw new ConformanceException($"{_backend.GetType().Name} does not implement {typeof(TContract).Name}: a backend is one object with every store contract.");
}
