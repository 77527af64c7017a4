namespace MlOps.Lifecycle.Drift;

/// <summary>A detector that was added for one column by name.</summary>
/// <param name="Column">The column.</param>
/// <param name="Detector">The detector.</param>
public sealed record ColumnWatch(string Column, IDriftDetector Detector);
