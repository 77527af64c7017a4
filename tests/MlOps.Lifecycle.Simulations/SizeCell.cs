using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Simulations;

/// <summary>How often a test rejected while nothing changed.</summary>
/// <param name="Test">The test.</param>
/// <param name="IsAsymptotic">Whether its p-value is one of a limit law.</param>
/// <param name="Attainable">The size at 5 % that can be attained.</param>
/// <param name="Kind">The kind of data.</param>
/// <param name="ReferenceRows">Rows of the reference.</param>
/// <param name="CurrentRows">Current rows.</param>
/// <param name="Repeats">Pairs of samples on which the test applied.</param>
/// <param name="AtFive">Rejections at 5 %.</param>
/// <param name="AtOne">Rejections at 1 %.</param>
internal sealed record SizeCell(string Test, bool IsAsymptotic, double Attainable, string Kind, int ReferenceRows, int CurrentRows, int Repeats, int AtFive, int AtOne)
{
    /// <summary>Whether so many rejections are less likely than a level if the test keeps 5 % and 1 %.</summary>
    public bool IsTooOften(double level) =>
        BinomialLaw.Survival(AtFive - 1, Repeats, 0.05) < level || BinomialLaw.Survival(AtOne - 1, Repeats, 0.01) < level;

    /// <summary>Whether so few rejections are less likely than a level if a test by a limit law keeps 0.8 of what it says; asked of untied data with 200 rows or more.</summary>
    public bool IsTooRare(double level) =>
        IsAsymptotic && (Kind is "normal" or "lognormal") && Math.Min(ReferenceRows, CurrentRows) >= 200 && 1 - BinomialLaw.Survival(AtFive, Repeats, 0.8 * Attainable) < level;
}
