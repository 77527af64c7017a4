using MlOps.Lifecycle.Drift;

namespace MlOps.Lifecycle.Reporting;

/// <summary>Gathers what dataset versions hold, for a console, a page or an own view.</summary>
/// <remarks>A thread-safe singleton. It reads and changes nothing. Categories that occur in fewer than five rows are left out: they could tell who somebody is.</remarks>
public interface IDatasetReporter
{
    /// <summary>Reads one version and profiles it with bounded memory.</summary>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="LifecycleException">There is no such version, or its bytes were changed.</exception>
    Task<DatasetReport> GatherAsync(DatasetVersionId version, CancellationToken cancellationToken = default);

    /// <summary>Reads two versions into memory and compares them.</summary>
    /// <param name="reference">What is taken as usual.</param>
    /// <param name="current">What is judged.</param>
    /// <param name="plan">Which detectors watch which columns; null for the default.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="LifecycleException">There is no such version, or its bytes were changed.</exception>
    Task<DatasetComparisonReport> CompareAsync(DatasetVersionId reference, DatasetVersionId current, DriftPlan? plan = null, CancellationToken cancellationToken = default);
}
