using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

internal sealed record QualityEvaluator(AnswerKind Answers, ImmutableArray<QualityMetric> Metrics) : IQualityEvaluator;
