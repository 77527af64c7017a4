using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>What predictions and labels may be.</summary>
internal static class AnswerRules
{
    /// <summary>What is wrong with a value, or null.</summary>
    public static string? FindFault(double value, ColumnRole role, AnswerKind? answers) =>
        !double.IsFinite(value) ? "which is no finite number: record a number, or nothing when there is none"
        : answers is not AnswerKind.Probability ? null
        : role is ColumnRole.Label && value is not (0 or 1) ? "but labels of two classes are 0 or 1"
        : role is ColumnRole.Prediction && value is < 0 or > 1 ? "but the probability of class 1 lies between 0 and 1"
        : null;
}
