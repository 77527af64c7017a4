namespace MlOps.Lifecycle.Simulations;

/// <summary>How often a test rejected while nothing changed.</summary>
/// <param name="Test">The test.</param>
/// <param name="IsAsymptotic">Whether its p-value is one of a limit law.</param>
/// <param name="Kind">The kind of data.</param>
/// <param name="ReferenceRows">Rows of the reference.</param>
/// <param name="CurrentRows">Current rows.</param>
/// <param name="Repeats">Pairs of samples on which the test applied.</param>
/// <param name="AtFive">Rejections at 5 %.</param>
/// <param name="AtOne">Rejections at 1 %.</param>
internal sealed record SizeCell(string Test, bool IsAsymptotic, string Kind, int ReferenceRows, int CurrentRows, int Repeats, int AtFive, int AtOne);
