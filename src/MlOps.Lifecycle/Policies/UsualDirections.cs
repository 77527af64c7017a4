using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Policies;

/// <summary>Which way the usual metrics get better, so that evidence written by hand need not say it.</summary>
internal static class UsualDirections
{
    private static readonly string[] Higher =
        ["auc", "roc-auc", "pr-auc", "average-precision", "accuracy", "balanced-accuracy", "recall", "precision", "f1", "r2", "lift"];

    private static readonly string[] Lower =
        ["mae", "mse", "rmse", "mape", "smape", "medae", "log-loss", "brier", "calibration-error", "ece"];

    public static MetricDirection Resolve(string metric, MetricDirection? direction, MetricBand? band)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        return direction ?? band?.Direction ?? Find(metric) ?? throw new ArgumentException(
            $"Nobody says which way '{metric}' gets better: pass direction: MetricDirection.LowerIsBetter or HigherIsBetter.", nameof(direction));
    }

    private static MetricDirection? Find(string metric) =>
        Higher.Contains(metric, StringComparer.Ordinal) ? MetricDirection.HigherIsBetter
        : Lower.Contains(metric, StringComparer.Ordinal) ? MetricDirection.LowerIsBetter
        : null;
}
