namespace MlOps.Lifecycle.Monitoring;

/// <summary>Right and wrong answers to a question of two classes, counted at one threshold.</summary>
/// <param name="TruePositives">Class 1, predicted 1.</param>
/// <param name="FalsePositives">Class 0, predicted 1.</param>
/// <param name="TrueNegatives">Class 0, predicted 0.</param>
/// <param name="FalseNegatives">Class 1, predicted 0.</param>
public readonly record struct ConfusionCounts(long TruePositives, long FalsePositives, long TrueNegatives, long FalseNegatives)
{
    /// <summary>The share of right answers; NaN without rows.</summary>
    public double Accuracy => Share(TruePositives + TrueNegatives, TruePositives + TrueNegatives + FalsePositives + FalseNegatives);

    /// <summary>The share of class 1 among the rows that were predicted 1; NaN when none was.</summary>
    public double Precision => Share(TruePositives, TruePositives + FalsePositives);

    /// <summary>The share of rows of class 1 that were predicted 1; NaN when there are none.</summary>
    public double Recall => Share(TruePositives, TruePositives + FalseNegatives);

    /// <summary>The harmonic mean of precision and recall: 2TP / (2TP + FP + FN); NaN when no row is of class 1 and none was predicted 1.</summary>
    public double F1 => Share(2 * TruePositives, (2 * TruePositives) + FalsePositives + FalseNegatives);

    private static double Share(long part, long whole) => whole == 0 ? double.NaN : (double)part / whole;
}
