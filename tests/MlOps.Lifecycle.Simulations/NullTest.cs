namespace MlOps.Lifecycle.Simulations;

/// <summary>A test whose rejections are counted while nothing changes.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsAsymptotic">Whether its p-value is one of a limit law, which must not be too careful either with many rows.</param>
/// <param name="MostPooled">The most values of both samples together; more would take too long.</param>
/// <param name="Share">How many of the repeats are run: 1, or less for a slow test.</param>
/// <param name="P">The p-value of two sorted samples; NaN where the test does not apply.</param>
internal sealed record NullTest(string Name, bool IsAsymptotic, int MostPooled, double Share, Func<double[], double[], double> P)
{
    /// <summary>For which kind of data and how many current rows the test is meant; its page says so.</summary>
    public Func<string, int, bool> Applies { get; init; } = (_, _) => true;

    /// <summary>The largest p-value up to 5 % that can occur: a statistic on whole numbers cannot reject at 5 % exactly.</summary>
    public Func<int, int, double> Attainable { get; init; } = (_, _) => 0.05;
}
