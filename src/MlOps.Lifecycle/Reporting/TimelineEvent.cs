namespace MlOps.Lifecycle.Reporting;

/// <summary>Something that happened to a model.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Sentence">What, for people.</param>
public sealed record TimelineEvent(DateTimeOffset At, TimelineEventKind Kind, string Sentence);
