namespace MlOps.Lifecycle.Monitoring;

/// <summary>A truth that arrived later.</summary>
/// <param name="Id">The id of the row it belongs to.</param>
/// <param name="Value">The truth: a number, or 0 and 1 for two classes.</param>
/// <param name="At">When it arrived, in the domain's time.</param>
public sealed record RecordedLabel(string Id, double Value, DateTimeOffset At);
