using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Reporting;

/// <summary>One metric in one window.</summary>
/// <param name="Window">The window.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Interval">How sure it is; null when unknown.</param>
/// <param name="IsMature">Whether the labels of the window were in.</param>
/// <param name="Version">The version that served when it was measured; null when unknown.</param>
public sealed record MetricPoint(TimeWindow Window, double Value, Interval? Interval, bool IsMature, ModelVersionId? Version);
