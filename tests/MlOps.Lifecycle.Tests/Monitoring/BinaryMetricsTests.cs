using CsCheck;
using MlOps.Lifecycle.Monitoring;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class BinaryMetricsTests
{
    private static readonly Gen<(double[] Labels, double[] Scores)> TiedRows =
        Gen.Int[1, 80].SelectMany(n => Gen.Select(
            Gen.Int[0, 1].Select(label => (double)label).Array[n],
            Gen.Int[0, 6].Select(score => score / 6.0).Array[n]));

    [Fact]
    public void Area_is_the_share_of_pairs_in_order_with_ties_as_halves() =>
        TiedRows.Sample(rows =>
        {
            var pairs =
                (from one in Enumerable.Range(0, rows.Labels.Length)
                 from zero in Enumerable.Range(0, rows.Labels.Length)
                 where rows.Labels[one] == 1 && rows.Labels[zero] == 0
                 select rows.Scores[one] > rows.Scores[zero] ? 1 : rows.Scores[one] == rows.Scores[zero] ? 0.5 : 0).ToArray();
            var area = BinaryMetrics.AreaUnderRoc(rows.Labels, rows.Scores);
            return pairs.Length == 0 ? double.IsNaN(area) : area == pairs.Sum() / pairs.Length;
        });

    [Fact]
    public void Area_of_the_turned_scores_is_the_rest() =>
        TiedRows.Sample(rows =>
        {
            var area = BinaryMetrics.AreaUnderRoc(rows.Labels, rows.Scores);
            var turned = BinaryMetrics.AreaUnderRoc(rows.Labels, [.. rows.Scores.Select(score => -score)]);
            return double.IsNaN(area) ? double.IsNaN(turned) : Math.Abs(area + turned - 1) < 1e-12;
        });

    [Fact]
    public void One_class_has_no_area_but_a_loss()
    {
        BinaryMetrics.AreaUnderRoc([1, 1], [0.2, 0.9]).Should().Be(double.NaN);
        BinaryMetrics.LogLoss([1, 1], [0.5, 0.5]).Should().BeApproximately(Math.Log(2), 1e-15);
    }

    [Fact]
    public void Nothing_predicted_1_has_no_precision_and_a_recall_of_0()
    {
        var counts = BinaryMetrics.Count([0, 1], [0.1, 0.2]);
        counts.Should().Be(new ConfusionCounts(0, 0, 1, 1));
        counts.Precision.Should().Be(double.NaN);
        counts.Recall.Should().Be(0);
        counts.F1.Should().Be(0);
    }

    [Fact]
    public void Prediction_at_the_threshold_counts_as_1()
    {
        BinaryMetrics.Count([1, 0], [0.3, 0.29], threshold: 0.3).Should().Be(new ConfusionCounts(1, 0, 1, 0));
        QualityEvaluators.BinaryClassification(threshold: 0.3).Metrics.Single(m => m.Name == "recall").Compute([1, 0], [0.3, 0.29]).Should().Be(1);
    }

    [Fact]
    public void Certain_and_wrong_costs_much_and_not_everything() =>
        BinaryMetrics.LogLoss([1], [0]).Should().BeApproximately(36.04, 0.01);

    [Fact]
    public void Unusable_rows_are_refused_with_the_row()
    {
        FluentActions.Invoking(() => BinaryMetrics.AreaUnderRoc([0, 2], [0.1, 0.2])).Should().Throw<ArgumentException>().WithMessage("Row 2 has the label 2*").WithParameterName("labels");
        FluentActions.Invoking(() => BinaryMetrics.LogLoss([0, 1], [0.1, 1.2])).Should().Throw<ArgumentException>().WithMessage("Row 2 has the prediction 1.2*").WithParameterName("predictions");
        FluentActions.Invoking(() => BinaryMetrics.BrierScore([0, 1], [-0.1, 1])).Should().Throw<ArgumentException>().WithMessage("Row 1*");
        FluentActions.Invoking(() => BinaryMetrics.Count([0], [0.1], double.NaN)).Should().Throw<ArgumentException>().WithParameterName("threshold");
        FluentActions.Invoking(() => QualityEvaluators.BinaryClassification(1.5)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("threshold");
    }

    [Theory]
    [InlineData("auc")]
    [InlineData("log-loss")]
    [InlineData("brier")]
    [InlineData("accuracy")]
    [InlineData("precision")]
    [InlineData("recall")]
    [InlineData("f1")]
    public void No_row_gives_no_number(string metric) =>
        QualityEvaluators.BinaryClassification().Metrics.Single(m => m.Name == metric).Compute([], []).Should().Be(double.NaN);
}
