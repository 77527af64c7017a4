using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

internal static class MultivariateCases
{
    public static void Run(OracleCase one, Check check)
    {
        double[][] x = one.Rows("x"), y = one.Rows("y");
        var columns = x[0].Length;
        double[] reference = [.. x.SelectMany(row => row)], current = [.. y.SelectMany(row => row)];
        Compare("median_heuristic", MaximumMeanDiscrepancy.MedianDistance(reference, current, columns));
        Compare("sigma_1", 1);
        check.Equal(MultivariateEnergy.SquaredDistance(reference, current, columns), "energy_2");

        var components = PrincipalComponents.Fit(reference, columns);
        check.Equal(components.Kept, "pca", "k");
        check.Equal([.. components.ExplainedShares], "pca", "explained_variance_ratio");
        check.Equal(components.Errors(reference).Average(), "pca", "reconstruction_error_x");
        check.Equal(components.Errors(current).Average(), "pca", "reconstruction_error_y");

        void Compare(string key, double width)
        {
            var result = MaximumMeanDiscrepancy.Measure(reference, current, columns, width);
            check.Equal(result.Width, key, "sigma");
            check.Equal(result.Biased, key, "mmd2_biased");
            check.Equal(result.Unbiased, key, "mmd2_unbiased");
        }
    }
}
