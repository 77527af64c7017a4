using CsCheck;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Profiles;

/// <summary>The bounded summaries within a profile keep the errors that they state.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Moments_are_those_of_the_definition()
    {
        double[] values = [1, 2, 4, 8, 16];
        var m = MomentSummary.Of(values);
        (m.Count, m.Mean).Should().Be((5, 6.2));
        m.Variance.Should().BeApproximately(37.2, 1e-12);
        m.StandardDeviation.Should().BeApproximately(Math.Sqrt(37.2), 1e-12);
        m.Skewness.Should().BeApproximately(values.Sum(v => Math.Pow(v - 6.2, 3)) / 5 / Math.Pow(148.8 / 5, 1.5), 1e-12);
        m.ExcessKurtosis.Should().BeApproximately((values.Sum(v => Math.Pow(v - 6.2, 4)) / 5 / Math.Pow(148.8 / 5, 2)) - 3, 1e-12);
    }

    [Fact]
    public void Moments_far_from_zero_keep_their_digits()
    {
        var near = MomentSummary.Of([1, 2, 3, 4]);
        var far = MomentSummary.Of([1e9 + 1, 1e9 + 2]).Merge(MomentSummary.Of([1e9 + 3, 1e9 + 4]));
        far.Variance.Should().BeApproximately(near.Variance, 1e-9);
        far.M4.Should().BeApproximately(near.M4, 1e-6);
    }

    [Fact]
    public void Moments_of_nothing_and_of_one_value_are_stated()
    {
        MomentSummary.Of([]).Should().Be(default(MomentSummary));
        MomentSummary.Of([]).Variance.Should().Be(double.NaN);
        (MomentSummary.Of([7]).Mean, MomentSummary.Of([7]).Variance, MomentSummary.Of([7, 7]).Skewness).Should().Be((7, double.NaN, double.NaN));
    }

    [Fact]
    public void Ranks_stay_within_the_bound_that_the_summary_states()
    {
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 3_000], Gen.Int[0, 3], Gen.ULong).Sample((batches, size, shape, seed) =>
        {
            var random = new SplitMix64(seed);
            var (all, summary) = (new List<double>(), QuantileSummary.Empty);
            for (var b = 0; b < batches; b++)
            {
                var batch = new double[size];
                for (var i = 0; i < size; i++)
                    batch[i] = shape switch { 0 => random.NextUniform(), 1 => (b * size) + i, 2 => -((b * size) + i), _ => Math.Floor(random.NextNormal() * 400) };
                System.Array.Sort(batch);
                all.AddRange(batch);
                summary = summary.Merge(QuantileSketch.Of(batch));
            }

            all.Sort();
            summary.Count.Should().Be(all.Count);
            summary.RankError.Should().BeLessThanOrEqualTo((Math.Max(0, Math.Log2(all.Count / 512.0)) / 2048) + (1024.0 / all.Count));
            for (var i = 0; i < all.Count; i += 1 + (all.Count / 97))
            {
                var last = all.FindLastIndex(v => v <= all[i]) + 1;
                var rank = summary.ShareUpTo(all[i]) * all.Count;
                if (rank < last - summary.Undercount - 0.001 || rank > last + summary.Overcount + 0.001)
                    Assert.Fail($"The rank of {all[i]} is {rank} instead of {last}, off by more than -{summary.Undercount} and +{summary.Overcount}.");
            }
        }, iter: 10, threads: 1, seed: "0001VhOUMnF0");
    }

    [Fact]
    public void Few_different_values_are_exact_at_any_size()
    {
        var summary = QuantileSummary.Empty;
        double[] batch = [.. Enumerable.Range(0, 1024).SelectMany(i => Enumerable.Repeat((double)i, 3))];
        for (var b = 0; b < 50; b++)
            summary = summary.Merge(QuantileSketch.Of(batch));
        summary.IsExact.Should().BeTrue();
        summary.Count.Should().Be(50 * 3 * 1024);
        summary.Quantile(0.5).Should().Be(511);
        (summary.Quantile(0), summary.Quantile(1)).Should().Be((0, 1023));
        summary.ShareUpTo(0).Should().Be(1 / 1024.0);
    }

    [Fact]
    public void Same_values_in_the_same_batches_give_the_same_summary()
    {
        Build().Should().Be(Build());

        static QuantileSummary Build()
        {
            var random = new SplitMix64(7);
            return Enumerable.Range(0, 9).Select(_ => QuantileSketch.Of([.. Enumerable.Range(0, 2_000).Select(_ => random.NextUniform()).Order()])).Aggregate((a, b) => a.Merge(b));
        }
    }

    [Fact]
    public void Counts_of_many_categories_are_too_low_by_at_most_what_is_stated()
    {
        var random = new SplitMix64(11);
        var (truth, summary) = (new Dictionary<string, long>(StringComparer.Ordinal), FrequentValues.Empty);
        for (var b = 0; b < 20; b++)
        {
            var values = Enumerable.Range(0, 2_000).Select(_ => random.NextIndex(2) == 0 ? $"often {random.NextIndex(200)}" : $"rare {random.NextIndex(20_000)}").ToArray();
            foreach (var value in values)
                truth[value] = truth.GetValueOrDefault(value) + 1;
            summary = summary.Merge(FrequentValues.From(values.GroupBy(v => v).Select(g => KeyValuePair.Create(g.Key, (long)g.Count()))));
        }

        truth.Count.Should().BeGreaterThan(1024);
        summary.Undercount.Should().BePositive().And.BeLessThanOrEqualTo(40_000 / 1025);
        var counts = summary.Values.ToDictionary(v => v.Value, v => v.Count);
        counts.Should().HaveCountLessThanOrEqualTo(1024);
        foreach (var (value, count) in truth)
            (count - counts.GetValueOrDefault(value)).Should().BeInRange(0, summary.Undercount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(50_000)]
    public void Number_of_different_values_is_estimated_within_three_standard_errors(int distinct)
    {
        var sample = ColumnSample.From("c", Enumerable.Range(0, distinct).Select(i => $"user {i}"));
        var numbers = ColumnSample.From("x", [.. Enumerable.Range(0, distinct).Select(i => i * 0.5)]);
        DistinctSummary.Of(sample).Estimate().Should().BeCloseTo(distinct, (ulong)Math.Ceiling(distinct * 0.1));
        DistinctSummary.Of(numbers).Estimate().Should().BeCloseTo(distinct, (ulong)Math.Ceiling(distinct * 0.1));
        DistinctSummary.FromText(DistinctSummary.Of(sample).ToText()).Should().Be(DistinctSummary.Of(sample));
    }
}
