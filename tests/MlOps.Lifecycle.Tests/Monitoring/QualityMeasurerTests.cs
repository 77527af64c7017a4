using System.Collections.Immutable;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Oracles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class QualityMeasurerTests
{
    private static readonly DateTimeOffset Monday = new(2012, 3, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_metric_gets_its_value_and_an_interval_around_it()
    {
        var measured = QualityMeasurer.Measure(QualityEvaluators.Regression("bikes").Metrics, Hours(168), seed: 3);
        measured.Select(m => m.Metric).Should().Equal("mae", "rmse", "median-ae", "bias", "r2");
        foreach (var one in measured)
        {
            one.Interval!.Value.Contains(one.Value).Should().BeTrue();
            one.Interval.Value.Lower.Should().BeLessThan(one.Interval.Value.Upper);
            one.Should().BeEquivalentTo(new { LabeledRows = 168, PredictedRows = 168, IsMature = true });
        }

        measured[0].Unit.Should().Be("bikes");
        measured[0].Window.Start.Should().Be(Monday);
        measured[0].Window.Contains(Monday.AddHours(167)).Should().BeTrue();
    }

    [Fact]
    public void Same_seed_same_interval_other_seed_another()
    {
        var metrics = QualityEvaluators.Regression().Metrics;
        QualityMeasurer.Measure(metrics, Hours(168), seed: 3).Should().Equal(QualityMeasurer.Measure(metrics, Hours(168), seed: 3));
        QualityMeasurer.Measure(metrics, Hours(168), seed: 3)[0].Interval.Should().NotBe(QualityMeasurer.Measure(metrics, Hours(168), seed: 4)[0].Interval);
    }

    [Fact]
    public void Too_few_rows_give_a_value_without_an_interval()
    {
        var measured = QualityMeasurer.Measure(QualityEvaluators.Regression().Metrics, Hours(29), seed: 1);
        measured[0].Value.Should().BePositive();
        measured.Should().OnlyContain(m => m.Interval == null);
        QualityMeasurer.Measure(QualityEvaluators.Regression().Metrics, Hours(0), seed: 1).Should().BeEmpty();
    }

    [Fact]
    public void One_class_gives_neither_value_nor_interval()
    {
        var rows = Hours(100) with { Labels = [.. Enumerable.Repeat(1.0, 100)], Predictions = [.. Enumerable.Repeat(0.5, 100)] };
        var area = QualityMeasurer.Measure(QualityEvaluators.BinaryClassification().Metrics, rows, seed: 1)[0];
        area.Value.Should().Be(double.NaN);
        area.Interval.Should().BeNull();
    }

    [Fact]
    public void Independent_rows_get_the_width_that_theory_says()
    {
        var oracle = OracleFile.Read(Path.Combine(OracleFile.DefaultFolder, "delong_auc.json")).Find("n300");
        var (labels, scores) = (oracle.Numbers("y"), oracle.Numbers("a"));
        var rows = new ScoredRows { Times = [.. Enumerable.Repeat(Monday, labels.Length)], Labels = [.. labels], Predictions = [.. scores] };
        rows.SuggestBlockLength().Should().Be(7);
        var (value, interval) = QualityMeasurer.Estimate("auc", BinaryMetrics.AreaUnderRoc, rows, seed: 5, minimumRows: 30);
        var byTheory = OracleCase.Numbers(oracle.Expected.GetProperty("ci95_a"));
        value.Should().BeApproximately((byTheory[0] + byTheory[1]) / 2, 1e-9);
        var width = byTheory[1] - byTheory[0];
        (interval!.Value.Upper - interval.Value.Lower).Should().BeInRange(0.75 * width, 1.25 * width);
    }

    [Fact]
    public void Metrics_allocate_nothing_per_row()
    {
        var rows = Hours(1000);
        double[] labels = [.. rows.Labels];
        double[] predictions = [.. rows.Predictions];
        double[] classes = [.. labels.Select(label => label > 50 ? 1.0 : 0.0)];
        double[] probabilities = [.. predictions.Select(prediction => Math.Clamp(prediction / 120, 0, 1))];
        foreach (var (metric, truth, answers) in QualityEvaluators.Regression().Metrics.Select(m => (m, labels, predictions))
            .Concat(QualityEvaluators.BinaryClassification().Metrics.Select(m => (m, classes, probabilities))))
        {
            metric.Compute(truth, answers);
            var before = GC.GetAllocatedBytesForCurrentThread();
            metric.Compute(truth, answers);
            (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0, metric.Name);
        }
    }

    [Fact]
    public void A_metric_that_throws_is_named()
    {
        QualityMetric broken = new() { Name = "own", Direction = MetricDirection.LowerIsBetter, Compute = (_, _) => throw new InvalidOperationException("no such thing.") };
        FluentActions.Invoking(() => QualityMeasurer.Measure([broken], Hours(40), seed: 1))
            .Should().Throw<LifecycleException>().WithMessage("Metric 'own' could not be computed from 40 rows: no such thing.*");
    }

    [Theory]
    [InlineData(168, 60, 24)] // A week of hours: days belong together.
    [InlineData(1440, 1, 205)] // A day of minutes: a seventh, so that there are blocks to draw from.
    [InlineData(1000, 60 * 24 * 7, 10)] // Weekly rows: the cube root.
    [InlineData(6, 60, 1)]
    public void Blocks_follow_the_day(int rows, int minutes, int expected) =>
        Hours(rows, minutes).SuggestBlockLength().Should().Be(expected);

    [Fact]
    public void Hourly_rows_of_a_week_cover_seven_days()
    {
        Hours(168).Days.Should().BeApproximately(7, 1e-12);
        Hours(1).Days.Should().Be(1);
        (Hours(2) with { Times = [Monday, Monday] }).Days.Should().Be(1);
    }

    private static ScoredRows Hours(int count, int minutes = 60)
    {
        var generator = new SplitMix64(7);
        var labels = ImmutableArray.CreateBuilder<double>(count);
        var predictions = ImmutableArray.CreateBuilder<double>(count);
        for (var i = 0; i < count; i++)
        {
            labels.Add(100 * generator.NextUniform());
            predictions.Add(labels[i] + (20 * (generator.NextUniform() - 0.3)));
        }

        return new() { Times = [.. Enumerable.Range(0, count).Select(i => Monday.AddMinutes((double)i * minutes))], Labels = labels.MoveToImmutable(), Predictions = predictions.MoveToImmutable() };
    }
}
