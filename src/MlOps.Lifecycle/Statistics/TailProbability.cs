namespace MlOps.Lifecycle.Statistics;

/// <summary>The probability of a result at least as extreme, and its logarithm, which stays a number where the probability itself rounds to 0.</summary>
/// <param name="P">The probability, in [0, 1].</param>
/// <param name="LogP">Its natural logarithm.</param>
public readonly record struct TailProbability(double P, double LogP)
{
    /// <summary>Nothing is less extreme.</summary>
    internal static TailProbability One => new(1, 0);

    /// <summary>Nothing could be tested.</summary>
    internal static TailProbability NaN => new(double.NaN, double.NaN);

    internal static TailProbability FromLog(double logP)
    {
        var log = Math.Min(0, logP);
        return new(Math.Exp(log), log);
    }

    /// <summary>From a probability that is far from 0, or whose last digits are lost anyway.</summary>
    internal static TailProbability From(double p)
    {
        var inside = Math.Clamp(p, 0, 1);
        return new(inside, Math.Log(inside));
    }
}
