using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Drift;

public sealed class DetectorTests
{
    private static readonly KolmogorovSmirnovDetector Ks = new();
    private static readonly PopulationStabilityDetector Psi = new();
    private static readonly ChiSquareDetector Chi = new();

    [Fact]
    public void Shifted_numbers_drift_with_direction_medians_and_certainty()
    {
        var finding = Ks.Compare(Normal(1, 2000, 40), Normal(2, 2000, 41));
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Change.Should().MatchRegex("^higher, median 39\\.\\d+ → 4[01]\\.\\d+$");
        finding.Sentence.Should().MatchRegex("^amount changed: higher, median .+; D 0\\.4\\d \\(95 % sure: 0\\.3\\d to 0\\.4\\d\\), 0\\.10 matters\\.$");
        finding.Test.Should().Be("two-sample Kolmogorov-Smirnov, exact p");
        finding.PValue.Should().BeLessThan(1e-20);
        Psi.Compare(Normal(1, 2000, 40), Normal(2, 2000, 41)).Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public void Same_law_does_not_drift_however_many_rows_there_are()
    {
        foreach (var detector in (IDriftDetector[])[Ks, Psi])
        {
            var finding = detector.Compare(Normal(3, 20_000, 0), Normal(4, 15_000, 0.02));
            finding.Verdict.Should().Be(DriftVerdict.NotDrifted, finding.Sentence);
            finding.Sentence.Should().StartWith("amount shows no change that matters: ");
        }
    }

    [Fact]
    public void Eight_rows_are_too_few_and_the_finding_says_how_many_more()
    {
        var finding = Ks.Compare(Normal(1, 500, 0), Normal(2, 8, 3));
        finding.Verdict.Should().Be(DriftVerdict.Inconclusive);
        finding.Sentence.Should().Be("amount: too few rows to judge: 8 current values, 30 are needed (22 more).");
        finding.Effect.Should().Be(double.NaN);
        finding.EffectInterval.Should().BeNull();
    }

    [Fact]
    public void Interval_around_the_minimum_is_inconclusive_and_says_how_many_rows_would_decide()
    {
        var finding = Ks.Compare(Normal(1, 20_000, 0), Normal(2, 150, 0.35));
        finding.Verdict.Should().Be(DriftVerdict.Inconclusive, finding.Sentence);
        finding.Sentence.Should().MatchRegex("^amount: cannot say yet\\. .+; about [\\d,]+ more rows would decide\\.$");
    }

    [Fact]
    public void Change_of_spread_alone_is_described_by_the_share_below_a_value()
    {
        var wide = ColumnSample.From("amount", Normal(2, 2000, 0).SortedValues.ToArray().Select(v => 3 * v).ToArray());
        var finding = Ks.Compare(Normal(1, 2000, 0), wide);
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Change.Should().MatchRegex("^median .+, values up to .+: [\\d.]+ % → [\\d.]+ % of the rows$");
    }

    [Fact]
    public void Constant_and_equal_columns_do_not_drift_even_with_few_rows()
    {
        var constant = ColumnSample.From("amount", Enumerable.Repeat(7.0, 30).ToArray());
        Ks.Compare(constant, constant).Verdict.Should().Be(DriftVerdict.NotDrifted);
        Psi.Compare(constant, constant).Verdict.Should().Be(DriftVerdict.NotDrifted);
        var text = ColumnSample.From("c", Enumerable.Repeat("x", 30));
        Chi.Compare(text, text).Verdict.Should().Be(DriftVerdict.NotDrifted);
    }

    [Fact]
    public void Constant_columns_that_differ_drift()
    {
        var before = ColumnSample.From("amount", Enumerable.Repeat(7.0, 100).ToArray());
        foreach (var value in (double[])[6, 8])
        {
            var now = ColumnSample.From("amount", Enumerable.Repeat(value, 100).ToArray());
            Ks.Compare(before, now).Verdict.Should().Be(DriftVerdict.Drifted);
            Psi.Compare(before, now).Verdict.Should().Be(DriftVerdict.Drifted);
        }
    }

    [Fact]
    public void One_far_value_does_not_hide_a_shift()
    {
        var current = Normal(2, 5000, 0.5).SortedValues.ToArray();
        current[0] = 1e6;
        var finding = Psi.Compare(Normal(1, 5000, 0), ColumnSample.From("amount", current));
        finding.Effect.Should().BeInRange(0.2, 0.3);
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public void Population_stability_needs_five_rows_per_bin()
    {
        var finding = Psi.Compare(Normal(1, 5000, 0), Normal(2, 40, 0));
        finding.Verdict.Should().Be(DriftVerdict.Inconclusive);
        finding.Sentence.Should().StartWith("amount: too few rows for 10 bins: the smallest would hold 4 rows on one side, and 5 are needed");
    }

    [Fact]
    public void Few_values_below_a_full_end_bin_do_not_make_the_answer_inconclusive()
    {
        double[] Zeros(ulong seed) => [.. Enumerable.Repeat(0.0, 600), .. Normal(seed, 400, 10).SortedValues];
        var current = Zeros(2);
        current[0] = -1;
        Psi.Compare(ColumnSample.From("amount", Zeros(1)), ColumnSample.From("amount", current)).Verdict.Should().Be(DriftVerdict.NotDrifted);
    }

    [Fact]
    public void Unseen_category_is_named_with_its_share()
    {
        var finding = Chi.Compare(Text(("cash", 600), ("card", 400)), Text(("cash", 540), ("card", 360), ("wallet", 90)));
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Change.Should().Be("new value \"wallet\" in 9.1 % of the rows");
        finding.Test.Should().Be("chi-square test of homogeneity, 2 × 3");
        Psi.Compare(Text(("cash", 600), ("card", 400)), Text(("cash", 540), ("card", 360), ("wallet", 90))).Change.Should().Be(finding.Change);
    }

    [Fact]
    public void One_row_of_an_unseen_category_is_no_drift_and_is_not_named()
    {
        var finding = Chi.Compare(Text(("cash", 600), ("card", 400)), Text(("cash", 540), ("card", 360), ("secret", 1)));
        finding.Verdict.Should().Be(DriftVerdict.NotDrifted);
        (finding.Sentence + finding.Change).Should().NotContain("secret");
    }

    [Fact]
    public void Category_that_vanished_is_named()
    {
        var finding = Chi.Compare(Text(("cash", 500), ("card", 300), ("check", 200)), Text(("cash", 600), ("card", 400)));
        finding.Change.Should().Be("value \"check\" is gone, it was in 20 % of the rows");
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public void Effect_does_not_shrink_with_the_size_of_the_reference()
    {
        var finding = Chi.Compare(Text(("a", 500_000), ("b", 500_000)), Text(("a", 800), ("b", 200)));
        finding.Effect.Should().BeApproximately(0.31, 0.01);
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
    }

    [Fact]
    public void Column_of_rare_values_cannot_be_judged()
    {
        var ids = ColumnSample.From("c", Enumerable.Range(0, 500).Select(i => $"user {i}"));
        Chi.Compare(ids, ids).Verdict.Should().Be(DriftVerdict.Inconclusive);
        Psi.Compare(ids, ids).Verdict.Should().Be(DriftVerdict.Inconclusive);
        var mostly = ColumnSample.From("c", Enumerable.Range(0, 500).Select(i => i < 200 ? "guest" : $"user {i}"));
        var finding = Chi.Compare(mostly, mostly);
        finding.Verdict.Should().Be(DriftVerdict.Inconclusive);
        finding.Sentence.Should().Be("c: cannot say, because 60 % of the rows have rare values that are only counted together.");
    }

    [Fact]
    public void Detector_for_numbers_does_not_judge_categories()
    {
        var finding = Ks.Compare(Text(("a", 100)), Text(("a", 100)));
        finding.Verdict.Should().Be(DriftVerdict.Inconclusive);
        finding.Sentence.Should().Be("c: holds categories, and kolmogorov-smirnov needs an order: watch it with chi-square.");
        Psi.Compare(Text(("a", 100)), Normal(1, 100, 0)).Verdict.Should().Be(DriftVerdict.Inconclusive);
    }

    [Fact]
    public void Whole_numbers_with_few_values_can_be_counted()
    {
        var dice = ColumnSample.From("dice", Enumerable.Range(0, 600).Select(i => (double)(i % 6)).ToArray());
        var loaded = ColumnSample.From("dice", Enumerable.Range(0, 600).Select(i => (double)(i % 6 == 0 ? 5 : i % 6)).ToArray());
        var finding = Chi.Compare(dice, loaded);
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Change.Should().Be("value \"0\" is gone, it was in 16.7 % of the rows");
    }

    [Fact]
    public void Dates_are_written_as_dates_and_units_as_units()
    {
        var day = new ColumnSchema { Name = "born", Type = ColumnType.Date };
        var before = new ColumnSampleBuilder(day);
        var now = new ColumnSampleBuilder(day);
        before.Add([.. Enumerable.Range(0, 200).Select(i => (double)i)]);
        now.Add([.. Enumerable.Range(1000, 200).Select(i => (double)i)]);
        Ks.Compare(before.Build(), now.Build()).Change.Should().Be("higher, median 1970-04-10 → 1973-01-04");

        var far = new ColumnSampleBuilder(day);
        far.Add([.. Enumerable.Repeat(1e12, 100)]);
        Ks.Compare(before.Build(), far.Build()).Change.Should().Be("higher, median 1970-04-10 → 1,000,000,000,000", "days beyond the calendar are numbers");

        var speed = new ColumnSampleBuilder(new() { Name = "speed", Type = ColumnType.Number, Unit = "km/h" });
        speed.Add([.. Enumerable.Range(0, 200).Select(i => (double)i)]);
        Psi.Compare(speed.Build(), speed.Build()).Change.Should().Be("equal shares");
        Ks.Compare(speed.Build(), ColumnSample.From("speed", Enumerable.Repeat(9000.0, 200).ToArray())).Change.Should().Be("higher, median 99.5 km/h → 9,000 km/h");
    }

    [Fact]
    public void Missing_values_have_their_own_finding()
    {
        var missing = new MissingRateDetector();
        ColumnSample With(int holes) => ColumnSample.From("c", Enumerable.Range(0, 1000).Select(i => i < holes ? null : "x"));
        var finding = missing.Compare(With(10), With(120));
        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Change.Should().Be("missing 1 % → 12 %");
        (finding.ReferenceRows, finding.CurrentRows).Should().Be((1000, 1000));
        missing.Compare(With(10), With(12)).Verdict.Should().Be(DriftVerdict.NotDrifted);
        missing.Compare(With(10), With(30)).Verdict.Should().Be(DriftVerdict.Inconclusive);
        missing.Compare(With(120), With(10)).Verdict.Should().Be(DriftVerdict.Drifted, "fewer missing values are a change too");
        Chi.Compare(With(10), With(1000)).Verdict.Should().Be(DriftVerdict.Inconclusive, "nothing is left to compare");
    }

    [Fact]
    public void Few_rows_without_any_missing_value_are_not_inconclusive_for_ever()
    {
        var full = ColumnSample.From("x", Enumerable.Range(0, 30).Select(i => (double)i).ToArray());
        new MissingRateDetector().Compare(full, full).Verdict.Should().Be(DriftVerdict.NotDrifted);
    }

    [Fact]
    public void Settings_out_of_their_range_are_refused()
    {
        var act = () => new KolmogorovSmirnovDetector(new() { PracticalMinimum = 0 });
        act.Should().Throw<ArgumentException>().WithMessage("*kolmogorov-smirnov*PracticalMinimum*");
        var bins = () => new PopulationStabilityDetector(new() { Bins = 1 });
        bins.Should().Throw<ArgumentException>().WithMessage("*Bins*");
    }

    private static ColumnSample Normal(ulong seed, int count, double mean)
    {
        var generator = new SplitMix64(seed);
        return ColumnSample.From("amount", Enumerable.Range(0, count).Select(_ => mean + generator.NextNormal()).ToArray());
    }

    private static ColumnSample Text(params (string Value, int Count)[] values) =>
        ColumnSample.From("c", values.SelectMany(v => Enumerable.Repeat(v.Value, v.Count)));
}
