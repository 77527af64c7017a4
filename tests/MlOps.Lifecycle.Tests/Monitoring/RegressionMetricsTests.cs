using CsCheck;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class RegressionMetricsTests
{
    private static readonly Gen<(double[] Labels, double[] Predictions)> Rows =
        Gen.Int[1, 60].SelectMany(n => Gen.Select(Gen.Double[-1e3, 1e3].Array[n], Gen.Double[-1e3, 1e3].Array[n]));

    [Fact]
    public void Mean_error_keeps_its_sign() =>
        RegressionMetrics.MeanError([10, 20], [13, 21]).Should().Be(2).And.Be(-RegressionMetrics.MeanError([13, 21], [10, 20]));

    [Fact]
    public void Bias_of_the_evaluator_is_the_size_of_the_mean_error() =>
        Measure("bias", [13, 21], [10, 20]).Should().Be(2);

    [Fact]
    public void Equal_labels_have_no_variance_to_explain() =>
        RegressionMetrics.RSquared([0.1, 0.1, 0.1], [0.1, 0.2, 0.3]).Should().Be(double.NaN);

    [Fact]
    public void Mean_absolute_error_lies_between_bias_and_root_mean_square() =>
        Rows.Sample(rows =>
        {
            var mae = RegressionMetrics.MeanAbsoluteError(rows.Labels, rows.Predictions);
            return Math.Abs(RegressionMetrics.MeanError(rows.Labels, rows.Predictions)) <= mae * (1 + 1e-12)
                && mae <= RegressionMetrics.RootMeanSquaredError(rows.Labels, rows.Predictions) * (1 + 1e-12);
        });

    [Fact]
    public void Order_of_rows_does_not_matter() =>
        Rows.Sample(rows =>
        {
            double[] labels = [.. rows.Labels.Reverse()];
            double[] predictions = [.. rows.Predictions.Reverse()];
            return RegressionMetrics.MedianAbsoluteError(labels, predictions) == RegressionMetrics.MedianAbsoluteError(rows.Labels, rows.Predictions);
        });

    [Theory]
    [InlineData("mae")]
    [InlineData("rmse")]
    [InlineData("median-ae")]
    [InlineData("bias")]
    [InlineData("r2")]
    public void No_row_gives_no_number(string metric) => Measure(metric, [], []).Should().Be(double.NaN);

    [Fact]
    public void Unusable_rows_are_refused_with_the_row()
    {
        Refuse([], []).WithMessage("A metric needs at least one row.*");
        Refuse([1, 2], [1]).WithMessage("There are 2 labels and 1 predictions*").WithParameterName("predictions");
        Refuse([1, double.NaN], [1, 2]).WithMessage("Row 2 has the value NaN among the labels*").WithParameterName("labels");
        Refuse([1, 2], [double.PositiveInfinity, 2]).WithMessage("Row 1 has the value Infinity among the predictions*").WithParameterName("predictions");
    }

    private static FluentAssertions.Specialized.ExceptionAssertions<ArgumentException> Refuse(double[] labels, double[] predictions) =>
        FluentActions.Invoking(() => RegressionMetrics.MeanAbsoluteError(labels, predictions)).Should().Throw<ArgumentException>();

    private static double Measure(string metric, double[] labels, double[] predictions) =>
        QualityEvaluators.Regression().Metrics.Single(m => m.Name == metric).Compute(labels, predictions);
}
