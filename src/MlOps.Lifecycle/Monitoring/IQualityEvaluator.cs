using System.Collections.Immutable;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>A family of metrics for one kind of answer. Names and directions are declared up front, so that a rule or gate that names an unknown metric is found at start.</summary>
/// <remarks>Implementations are immutable and thread-safe. What a metric's function throws is passed on to whoever measures.</remarks>
public interface IQualityEvaluator
{
    /// <summary>What predictions and labels are; checked when they are recorded.</summary>
    AnswerKind Answers { get; }

    /// <summary>The metrics, each with its own name.</summary>
    ImmutableArray<QualityMetric> Metrics { get; }
}
