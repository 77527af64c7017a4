using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using static MlOps.Lifecycle.Testing.ConformanceException;

namespace MlOps.Lifecycle.Testing;

/// <summary>What every <see cref="IDriftDetector"/> must do, whatever it measures and whichever kind of columns it judges.</summary>
public static class DriftDetectorConformance
{
    private const int Rows = 400;

    /// <summary>The cases. A detector is pure, so all of them may share one.</summary>
    public static IReadOnlyList<ConformanceCase<IDriftDetector>> Cases { get; } =
    [
        Case(nameof(Name_is_lower_case_with_hyphens), Name_is_lower_case_with_hyphens),
        Case(nameof(Finding_says_what_ran_and_on_what), Finding_says_what_ran_and_on_what),
        Case(nameof(Clear_change_is_found), Clear_change_is_found),
        Case(nameof(Equal_samples_never_drift), Equal_samples_never_drift),
        Case(nameof(Unchanged_columns_hardly_ever_drift), Unchanged_columns_hardly_ever_drift),
        Case(nameof(Verdict_agrees_with_the_interval), Verdict_agrees_with_the_interval),
        Case(nameof(Few_rows_are_inconclusive), Few_rows_are_inconclusive),
        Case(nameof(Empty_sides_are_inconclusive), Empty_sides_are_inconclusive),
        Case(nameof(Constant_columns_are_an_outcome), Constant_columns_are_an_outcome),
        Case(nameof(Columns_without_any_usable_value_are_an_outcome), Columns_without_any_usable_value_are_an_outcome),
        Case(nameof(Numbers_against_categories_are_an_outcome), Numbers_against_categories_are_an_outcome),
        Case(nameof(Same_samples_give_the_same_finding_on_every_thread), Same_samples_give_the_same_finding_on_every_thread),
    ];

    private static void Name_is_lower_case_with_hyphens(IDriftDetector detector) => Unless(
        detector.Name.Length > 0 && detector.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && detector.Name == detector.Name.Trim('-'),
        $"a name such as 'kolmogorov-smirnov', not '{detector.Name}'");

    private static void Finding_says_what_ran_and_on_what(IDriftDetector detector)
    {
        foreach (var (reference, current) in Changed())
        {
            var finding = detector.Compare(reference, current);
            Unless(finding.Column == current.Column.Name, $"the finding is about column '{current.Column.Name}', not '{finding.Column}'");
            Unless(finding.Detector == detector.Name, $"the finding names detector '{detector.Name}', not '{finding.Detector}'");
            Unless(finding.Test.Length > 0 && finding.EffectName.Length > 0, "the finding names the test and the effect");
            Unless(finding.Sentence.Contains(finding.Column, StringComparison.Ordinal) && finding.Sentence.EndsWith('.'), $"a sentence that names the column and ends with a period, not '{finding.Sentence}'");
            Unless(finding.PracticalMinimum > 0, "the effect from which a change matters is above 0");
            Unless(finding.ReferenceRows <= reference.RowCount && finding.CurrentRows <= current.RowCount, "no more rows are used than there are");
            Unless(finding.Verdict is DriftVerdict.Inconclusive || double.IsFinite(finding.Effect), "whoever has a verdict has an effect");
        }
    }

    private static void Clear_change_is_found(IDriftDetector detector) => Unless(
        Changed().Any(pair => detector.Compare(pair.Reference, pair.Current).Verdict is DriftVerdict.Drifted),
        "numbers that moved by ten deviations, categories that share nothing, or values of which half are missing now are drift");

    private static void Equal_samples_never_drift(IDriftDetector detector)
    {
        foreach (var (reference, _) in Changed())
            Unless(detector.Compare(reference, reference).Verdict is not DriftVerdict.Drifted, $"a sample of {reference.Column.Type} does not drift against itself");
    }

    private static void Unchanged_columns_hardly_ever_drift(IDriftDetector detector)
    {
        var generator = new SplitMix64(2026);
        var alarms = 0;
        for (var i = 0; i < 100; i++)
        {
            alarms += detector.Compare(Numbers(generator, Rows, 0), Numbers(generator, Rows / 2, 0)).Verdict is DriftVerdict.Drifted ? 1 : 0;
            alarms += detector.Compare(Categories(generator, Rows, 0), Categories(generator, Rows / 2, 0)).Verdict is DriftVerdict.Drifted ? 1 : 0;
        }

        Unless(alarms <= 15, $"at most 15 of 200 comparisons without a change are drift, not {alarms}");
    }

    private static void Verdict_agrees_with_the_interval(IDriftDetector detector)
    {
        foreach (var (reference, current) in Changed().Concat(Changed().Select(pair => (pair.Reference, pair.Reference))))
        {
            var finding = detector.Compare(reference, current);
            if (finding.EffectInterval is not { } interval)
                continue;
            Unless(interval.Lower <= interval.Upper, "the lower limit is not above the upper one");
            Unless(interval.Contains(finding.Effect), $"the effect {finding.Effect} lies inside its interval {interval}");
            Unless(finding.Verdict is not DriftVerdict.Drifted || interval.Lower >= finding.PracticalMinimum, "drift means that even the lower limit matters");
            Unless(
                finding.Verdict is not DriftVerdict.NotDrifted || interval.Upper < finding.PracticalMinimum || finding.Effect == 0,
                "no drift means that even the upper limit does not matter, or that both sides are the same value");
        }
    }

    private static void Few_rows_are_inconclusive(IDriftDetector detector)
    {
        var generator = new SplitMix64(3);
        Unless(detector.Compare(Numbers(generator, Rows, 0), Numbers(generator, 2, 10)).Verdict is DriftVerdict.Inconclusive, "two numbers are too few");
        Unless(detector.Compare(Categories(generator, 2, 0), Categories(generator, Rows, 9)).Verdict is DriftVerdict.Inconclusive, "a reference of two categories is too small");
    }

    private static void Empty_sides_are_inconclusive(IDriftDetector detector)
    {
        foreach (var (reference, _) in Changed())
        {
            var empty = reference.Column.IsCategorical ? ColumnSample.From("column", Array.Empty<string>()) : ColumnSample.From("column", ReadOnlySpan<double>.Empty);
            Unless(detector.Compare(reference, empty).Verdict is DriftVerdict.Inconclusive, "no current row is inconclusive");
            Unless(detector.Compare(empty, reference).Verdict is DriftVerdict.Inconclusive, "an empty reference is inconclusive");
            Unless(detector.Compare(empty, empty).Verdict is DriftVerdict.Inconclusive, "nothing against nothing is inconclusive");
        }
    }

    private static void Constant_columns_are_an_outcome(IDriftDetector detector)
    {
        var number = ColumnSample.From("column", Enumerable.Repeat(7.0, Rows).ToArray());
        var text = ColumnSample.From("column", Enumerable.Repeat("x", Rows));
        foreach (var constant in new[] { number, text })
        {
            var finding = detector.Compare(constant, constant);
            Unless(finding.Verdict is not DriftVerdict.Drifted, "a constant column does not drift against itself");
            Unless(finding.Verdict is DriftVerdict.NotDrifted || double.IsNaN(finding.Effect), "a constant column is no change, or of a kind that the detector does not judge");
        }
    }

    private static void Columns_without_any_usable_value_are_an_outcome(IDriftDetector detector)
    {
        var numbers = ColumnSample.From("column", Enumerable.Range(0, Rows).Select(i => i % 2 == 0 ? double.NaN : double.PositiveInfinity).ToArray());
        var text = ColumnSample.From("column", Enumerable.Repeat<string?>(null, Rows));
        Unless(detector.Compare(numbers, numbers).Verdict is not DriftVerdict.Drifted, "NaN against NaN does not drift");
        Unless(detector.Compare(text, text).Verdict is not DriftVerdict.Drifted, "missing against missing does not drift");
        foreach (var (reference, _) in Changed())
        {
            // One side may still drift: that values are missing now is what a detector of missing values is for.
            _ = detector.Compare(reference, reference.Column.IsCategorical ? text : numbers).Sentence;
            _ = detector.Compare(reference.Column.IsCategorical ? text : numbers, reference).Sentence;
        }
    }

    private static void Numbers_against_categories_are_an_outcome(IDriftDetector detector)
    {
        var generator = new SplitMix64(4);
        Unless(detector.Compare(Numbers(generator, Rows, 0), Categories(generator, Rows, 0)).Sentence.Length > 0, "numbers against categories give a finding");
        Unless(detector.Compare(Categories(generator, Rows, 0), Numbers(generator, Rows, 0)).Sentence.Length > 0, "categories against numbers give a finding");
    }

    private static void Same_samples_give_the_same_finding_on_every_thread(IDriftDetector detector)
    {
        foreach (var (reference, current) in Changed())
        {
            var first = detector.Compare(reference, current);
            var others = new DriftFinding[16];
            Parallel.For(0, others.Length, i => others[i] = detector.Compare(reference, current));
            Unless(others.All(other => other == first), "the same samples give the same finding, also at the same time");
        }
    }

    /// <summary>Pairs in which something clearly changed, one for each kind of column, and one in which half of the values are missing now.</summary>
    private static IReadOnlyList<(ColumnSample Reference, ColumnSample Current)> Changed()
    {
        var generator = new SplitMix64(1);
        var numbers = Numbers(generator, Rows, 0);
        return
        [
            (numbers, Numbers(generator, Rows, 10)),
            (Categories(generator, Rows, 0), Categories(generator, Rows, 9)),
            (numbers, ColumnSample.From("column", numbers.SortedValues.ToArray().Select((value, i) => i % 2 == 0 ? value : double.NaN).ToArray())),
        ];
    }

    private static ColumnSample Numbers(SplitMix64 generator, int rows, double mean) =>
        ColumnSample.From("column", Enumerable.Range(0, rows).Select(_ => mean + generator.NextNormal()).ToArray());

    private static ColumnSample Categories(SplitMix64 generator, int rows, int first) =>
        ColumnSample.From("column", Enumerable.Range(0, rows).Select(_ => $"category {first + generator.NextIndex(4)}"));

    private static ConformanceCase<IDriftDetector> Case(string name, Action<IDriftDetector> run) => new(name, (detector, cancellationToken) =>
    {
        cancellationToken.ThrowIfCancellationRequested();
        run(detector);
        return Task.CompletedTask;
    });
}
