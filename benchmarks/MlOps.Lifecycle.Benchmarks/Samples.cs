using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>The same data in every run.</summary>
internal static class Samples
{
    public static double[] Numbers(ulong seed, int rows, double shift)
    {
        var chance = new SplitMix64(seed);
        var values = new double[rows];
        for (var i = 0; i < rows; i++)
            values[i] = shift + chance.NextNormal();
        return values;
    }

    public static string?[] Texts(ulong seed, int rows)
    {
        var chance = new SplitMix64(seed);
        var values = new string?[rows];
        for (var i = 0; i < rows; i++)
            values[i] = $"category-{chance.NextIndex(20)}";
        return values;
    }
}
