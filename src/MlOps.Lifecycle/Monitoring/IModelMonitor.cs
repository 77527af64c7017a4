using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Turns recorded rows into windows, measurements and inputs to compare. The loop uses it; applications may.</summary>
/// <remarks>A thread-safe singleton.</remarks>
public interface IModelMonitor
{
    /// <summary>The newest window that has closed by a time, whether or not rows arrived in it; null before the first window with rows has.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="now">The time, in the domain's time.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<TimeWindow?> FindClosedWindowAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Measures one window as far as its labels are known.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The time, in the domain's time: decides about maturity and missed runs.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <exception cref="LifecycleException">A metric's function threw; the message names the metric.</exception>
    Task<WindowReport> MeasureAsync(ModelDefinition definition, TimeWindow window, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Measures the window that value and quality are judged on: the newest one if its labels are in, else the newest one whose labels are due.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="newest">The newest closed window as measured; null when none has closed.</param>
    /// <param name="now">The time, in the domain's time.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns><paramref name="newest"/> itself if its labels are in, if nobody said how long labels take, and while no earlier window has rows.</returns>
    Task<WindowReport?> MeasureLabeledAsync(ModelDefinition definition, WindowReport? newest, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>
    /// The inputs of a window, grouped by the schema they came with, in order of time; rows outside the window are cut off, a row that was recorded twice
    /// is taken as it was first. Predictions and, where at least one is known, labels are columns; a missing label is not known yet.
    /// </summary>
    /// <param name="definition">The model.</param>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>One group per schema; the caller disposes them.</returns>
    /// <exception cref="LifecycleException">A recorded blob is absent or was changed.</exception>
    Task<ImmutableArray<RecordedInputs>> ReadInputsAsync(ModelDefinition definition, TimeWindow window, CancellationToken cancellationToken = default);
}
