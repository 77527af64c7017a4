using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Turns recorded rows into windows, measurements and inputs to compare. The loop uses it; applications may.</summary>
/// <remarks>A thread-safe singleton.</remarks>
public interface IModelMonitor
{
    /// <summary>The newest window that has closed by a time; null before the first has.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="now">The time, in the domain's time.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<TimeWindow?> FindClosedWindowAsync(ModelDefinition definition, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>Measures one window as far as its labels are known.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="window">The window.</param>
    /// <param name="now">The time, in the domain's time: decides about maturity and missed runs.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    Task<WindowReport> MeasureAsync(ModelDefinition definition, TimeWindow window, DateTimeOffset now, CancellationToken cancellationToken = default);

    /// <summary>The inputs of a window, grouped by the schema they came with, in order of time; rows outside the window are cut off.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>One group per schema; the caller disposes their batches.</returns>
    Task<ImmutableArray<RecordedInputs>> ReadInputsAsync(ModelDefinition definition, TimeWindow window, CancellationToken cancellationToken = default);
}
