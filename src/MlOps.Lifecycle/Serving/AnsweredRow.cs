namespace MlOps.Lifecycle.Serving;

/// <summary>A row and its answer, to be recorded.</summary>
internal readonly record struct AnsweredRow<TInput>(TInput Row, string Id, DateTimeOffset Time, double Prediction);
