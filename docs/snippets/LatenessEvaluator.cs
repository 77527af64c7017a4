#region lateness-evaluator
using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;

/// <summary>Promises of minutes: how often and how much they are broken.</summary>
public sealed class LatenessEvaluator : IQualityEvaluator
{
    public AnswerKind Answers => AnswerKind.Number;

    public ImmutableArray<QualityMetric> Metrics { get; } =
    [
        new() { Name = "late-share", Direction = MetricDirection.LowerIsBetter, Compute = LateShare },
        new() { Name = "promise-error", Direction = MetricDirection.LowerIsBetter, Compute = RegressionMetrics.MeanAbsoluteError, Unit = "minutes" },
    ];

    private static double LateShare(ReadOnlySpan<double> minutes, ReadOnlySpan<double> promised)
    {
        var late = 0;
        for (var i = 0; i < minutes.Length; i++)
            late += minutes[i] > promised[i] ? 1 : 0;
        return minutes.IsEmpty ? double.NaN : (double)late / minutes.Length;
    }
}
#endregion
