namespace MlOps.Lifecycle.Scoring;

/// <summary>The columns that scorers answer with.</summary>
public static class ScoreColumns
{
    /// <summary>The answer as Arrow <c>Double</c>: the value of a regression, or the probability of class 1.</summary>
    public const string Prediction = "prediction";
}
