namespace MlOps.Lifecycle.Statistics;

/// <summary>The probability of a result at least as extreme, and its logarithm, which stays a number where the probability itself rounds to 0.</summary>
/// <param name="P">The probability, in [0, 1].</param>
/// <param name="LogP">Its natural logarithm.</param>
public readonly record struct TailProbability(double P, double LogP);
