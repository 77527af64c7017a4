namespace MlOps.Lifecycle.Oracles;

/// <summary>What became of the cases of one file.</summary>
/// <param name="Name">The file.</param>
/// <param name="Passed">Cases of which every expected number was computed within its tolerance.</param>
/// <param name="Failed">Cases with at least one difference.</param>
/// <param name="Failures">What differs: file, case, key, got and want.</param>
/// <param name="NotYet">Cases that the library computes nothing for yet, or that only a person can judge; never counted as passed.</param>
/// <param name="NotYetReasons">Why.</param>
internal sealed record FileResult(string Name, int Passed, int Failed, IReadOnlyList<string> Failures, int NotYet, IReadOnlyList<string> NotYetReasons)
{
    /// <summary>Expected numbers that were not compared, with the reason.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];
}
