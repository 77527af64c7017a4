using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class MicrosoftMLEvaluatorsTests
{
    private const double SinglePrecision = 1e-5;

    [Theory]
    [InlineData("mlnet-mae", "mae")]
    [InlineData("mlnet-rmse", "rmse")]
    [InlineData("mlnet-r2", "r2")]
    public void Figures_of_a_regression_equal_those_of_the_core(string theirs, string ours)
    {
        var random = new Random(5);
        var labels = Enumerable.Range(0, 500).Select(_ => (double)random.Next(1, 400)).ToArray();
        var predictions = labels.Select(label => label + (40 * (random.NextDouble() - 0.4))).ToArray();

        Compute(MicrosoftMLEvaluators.Regression("bikes"), theirs, labels, predictions).Should().BeApproximately(Compute(QualityEvaluators.Regression(), ours, labels, predictions), SinglePrecision * 400);
    }

    [Theory]
    [InlineData("mlnet-auc", "auc", 1)]
    [InlineData("mlnet-log-loss", "log-loss", 0.6931471805599453)]
    [InlineData("mlnet-accuracy", "accuracy", 1)]
    [InlineData("mlnet-f1", "f1", 1)]
    public void Figures_of_two_classes_equal_those_of_the_core(string theirs, string ours, double unit)
    {
        var (labels, predictions) = TwoClasses();

        (unit * Compute(MicrosoftMLEvaluators.BinaryClassification(), theirs, labels, predictions)).Should().BeApproximately(Compute(QualityEvaluators.BinaryClassification(), ours, labels, predictions), SinglePrecision);
    }

    [Fact]
    public void Area_under_the_precision_recall_curve_lies_above_the_share_of_class_1()
    {
        var (labels, predictions) = TwoClasses();

        Compute(MicrosoftMLEvaluators.BinaryClassification(), "mlnet-auprc", labels, predictions).Should().BeInRange(labels.Average(), 1);
    }

    [Fact]
    public void Directions_are_declared_up_front()
    {
        MicrosoftMLEvaluators.Regression().Metrics.Where(m => m.Direction is MetricDirection.HigherIsBetter).Select(m => m.Name).Should().Equal("mlnet-r2");
        MicrosoftMLEvaluators.BinaryClassification().Metrics.Where(m => m.Direction is MetricDirection.LowerIsBetter).Select(m => m.Name).Should().Equal("mlnet-log-loss");
        MicrosoftMLEvaluators.Regression("bikes").Metrics.Select(m => m.Unit).Should().Equal("bikes", "bikes", null);
    }

    [Fact]
    public void No_rows_and_one_class_give_no_number()
    {
        Compute(MicrosoftMLEvaluators.Regression(), "mlnet-mae", [], []).Should().Be(double.NaN);
        Compute(MicrosoftMLEvaluators.BinaryClassification(), "mlnet-auc", [], []).Should().Be(double.NaN);
        Compute(MicrosoftMLEvaluators.BinaryClassification(), "mlnet-auc", [1, 1], [0.5, 0.6]).Should().Be(double.NaN);
    }

    [Fact]
    public void Different_lengths_are_refused()
    {
        var compute = () => Compute(MicrosoftMLEvaluators.Regression(), "mlnet-mae", [1, 2], [1]);

        compute.Should().Throw<ArgumentException>().WithMessage("*2 labels and 1 predictions*");
    }

    private static double Compute(IQualityEvaluator evaluator, string name, double[] labels, double[] predictions) =>
        evaluator.Metrics.Single(metric => metric.Name == name).Compute(labels, predictions);

    private static (double[] Labels, double[] Predictions) TwoClasses()
    {
        var random = new Random(6);
        var predictions = Enumerable.Range(0, 500).Select(_ => 0.02 + (0.96 * (float)random.NextDouble())).ToArray();
        return ([.. predictions.Select(p => random.NextDouble() < p ? 1.0 : 0)], predictions);
    }
}
