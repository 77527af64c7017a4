using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using static MlOps.Lifecycle.Tests.Drift.BikeWeather;

namespace MlOps.Lifecycle.Tests.Drift;

/// <summary>The bundled weather, week by week, as it was and with one column changed in the middle of a week. Settings were chosen on 2011.</summary>
public sealed class BrokenFeedTests
{
    private static readonly DateTimeOffset FirstWeek = At(2011, 7, 4);
    private static readonly DateTimeOffset LastWeek = At(2012, 12, 24);

    [Fact]
    public void Healthy_weeks_of_both_years_give_no_finding()
    {
        var noticed =
            from monday in Mondays(FirstWeek, LastWeek)
            from finding in RelationsBefore(monday).Check([Batch(monday.AddDays(-7), monday.AddDays(7))], Week(monday))
            where finding.Verdict != DriftVerdict.NotDrifted
            select (Week: monday, finding.Column, finding.Verdict);

        noticed.Should().Equal([(At(2012, 8, 13), "atemp", DriftVerdict.Inconclusive)], "atemp stood still for the 24 hours of 2012-08-17 in the data as published");
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 0)]
    [InlineData(10, 1)]
    public void Healthy_weeks_are_no_broken_feed_for_a_reference_that_is_some_weeks_old(int weeks, int falseAlarms)
    {
        var broken =
            from monday in Mondays(FirstWeek.AddDays(7 * weeks), LastWeek)
            from finding in RelationsBefore(monday.AddDays(-7 * weeks)).Check([Batch(monday.AddDays(-7), monday.AddDays(7))], Week(monday))
            where finding.Verdict == DriftVerdict.Drifted
            select (Week: monday, finding.Column, finding.Sentence);

        broken.Should().HaveCount(falseAlarms, "a cold February moves both temperatures, and they still fit each other; a reference of the summer knows less about winter");
    }

    [Fact]
    public void Sensor_that_stood_still_for_a_day_is_a_notice_and_no_broken_feed()
    {
        var week = At(2012, 8, 13);
        var finding = RelationsBefore(week).Check([Batch(week, week.AddDays(7))], Week(week))[0];

        finding.Verdict.Should().Be(DriftVerdict.Inconclusive);
        finding.IsColumnCertain.Should().BeTrue();
        finding.Since.Should().Be(At(2012, 8, 17));
        finding.Until.Should().BeBefore(At(2012, 8, 18, 6));
        finding.Share.Should().BeInRange(0.13, 0.2);
        finding.Sentence.Should().Contain("'atemp' stood still").And.Contain("too few rows to call the feed broken (25 % needed)");
    }

    [Fact]
    public void Divisor_that_changes_mid_week_is_found_in_both_weeks_with_its_column_and_beginning()
    {
        var fault = new TimeWindow(At(2012, 3, 15, 9), At(2012, 3, 27));
        var relations = RelationsBefore(At(2012, 3, 12));
        var first = Check(relations, At(2012, 3, 12), "temp", fault, v => v * 41 / 50, []);
        var second = Check(relations, At(2012, 3, 19), "temp", fault, v => v * 41 / 50, first);

        foreach (var finding in new[] { first[0], second[0] })
        {
            finding.Verdict.Should().Be(DriftVerdict.Drifted);
            (finding.Column, finding.Partner, finding.IsColumnCertain).Should().Be(("temp", "atemp", true));
            finding.Since.Should().Be(fault.Start);
            finding.Until.Should().BeNull();
            finding.Factor.Should().BeApproximately(0.82, 0.02);
            finding.Offset.Should().BeNull();
        }

        first[0].Share.Should().BeApproximately(87 / 168.0, 0.03);
        first[0].Sentence.Should().StartWith("Since 2012-03-15 09:00 UTC, 'temp' is about 0.82 times what 'atemp' tells (84 of 168 rows, 50 %).");
        second[0].Share.Should().BeGreaterThan(0.9);
    }

    [Fact]
    public void Repaired_feed_says_until_when_and_is_then_healthy()
    {
        var fault = new TimeWindow(At(2012, 3, 15, 9), At(2012, 3, 22));
        var relations = RelationsBefore(At(2012, 3, 12));

        var second = Check(relations, At(2012, 3, 19), "temp", fault, v => v * 41 / 50, [])[0];
        second.Verdict.Should().Be(DriftVerdict.Drifted);
        second.Until.Should().BeCloseTo(At(2012, 3, 22), TimeSpan.FromHours(3));

        Check(relations, At(2012, 3, 26), "temp", fault, v => v * 41 / 50, [second])[0].Verdict.Should().Be(DriftVerdict.NotDrifted);
    }

    [Theory]
    [InlineData("temp", 0.82)]
    [InlineData("temp", 1.25)]
    [InlineData("atemp", 1.2)]
    [InlineData("atemp", 0.8)]
    public void Change_of_scale_in_any_week_is_found_within_two_weeks_and_names_the_column(string column, double factor)
    {
        var (weeks, found, first, exact) = (0, 0, 0, 0);
        foreach (var monday in Mondays(FirstWeek, LastWeek.AddDays(-14)).Where((_, i) => i % 3 == 0))
        {
            var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(14));
            var one = Check(RelationsBefore(monday), monday, column, fault, v => v * factor, []);
            var two = Check(RelationsBefore(monday), monday.AddDays(7), column, fault, v => v * factor, one);
            var broken = one.Concat(two).Where(finding => finding.Verdict == DriftVerdict.Drifted).ToArray();

            broken.Where(finding => finding.Column != column || !finding.IsColumnCertain).Should().BeEmpty($"the week of {monday:d} names {column}");
            weeks++;
            found += broken.Length > 0 ? 1 : 0;
            first += one[0].Verdict == DriftVerdict.Drifted ? 1 : 0;
            exact += broken.Any(finding => finding.Since == fault.Start) ? 1 : 0;
        }

        found.Should().BeGreaterThanOrEqualTo(weeks - 1);
        first.Should().BeGreaterThan(weeks * 4 / 5);
        exact.Should().BeGreaterThan(weeks / 2, "the beginning is usually found to the hour");
    }

    [Fact]
    public void Change_smaller_than_the_practical_minimum_is_not_reported()
    {
        var monday = At(2012, 5, 7);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));
        Check(RelationsBefore(monday), monday, "atemp", fault, v => v * 1.06, []).Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
    }

    [Fact]
    public void Column_in_another_unit_is_described_by_factor_and_offset()
    {
        var monday = At(2012, 3, 12);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));
        var finding = Check(RelationsBefore(monday), monday, "temp", fault, v => (v * 41 * 1.8) + 32, [])[0];

        finding.Verdict.Should().Be(DriftVerdict.Drifted);
        finding.Column.Should().Be("temp");
        finding.Factor.Should().BeApproximately(41 * 1.8, 6);
        finding.Offset.Should().BeApproximately(32, 3);
        finding.Sentence.Should().Contain("times, plus");
    }

    [Fact]
    public void Column_that_got_an_offset_is_described_by_the_offset()
    {
        var monday = At(2012, 3, 12);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));
        var finding = Check(RelationsBefore(monday), monday, "temp", fault, v => v + 273.15, [])[0];

        (finding.Column, finding.Factor).Should().Be(("temp", null));
        finding.Offset.Should().BeApproximately(273.15, 0.05);
    }

    [Fact]
    public void Large_jump_of_a_column_without_partner_is_found_by_its_scale()
    {
        var monday = At(2012, 3, 12);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));
        var finding = Check(RelationsBefore(monday), monday, "hum", fault, v => v * 100, [])[0];

        (finding.Column, finding.Partner, finding.Verdict, finding.Since).Should().Be(("hum", null, DriftVerdict.Drifted, fault.Start));
        finding.Factor.Should().BeInRange(50, 200);
    }

    [Fact]
    public void Small_change_of_a_column_without_partner_is_not_seen_and_the_relations_say_so()
    {
        var monday = At(2012, 3, 12);
        var relations = RelationsBefore(monday);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));

        Check(relations, monday, "hum", fault, v => v * 0.8, []).Should().OnlyContain(finding => finding.Verdict == DriftVerdict.NotDrifted);
        relations.Relations.Select(relation => relation.Column).Should().BeEquivalentTo("temp", "atemp");
        relations.LeftOut.Should().Contain(left => left.Column == "hum" && left.Reason.Contains("only a jump of scale by 3 times or more"));
    }

    [Fact]
    public void Both_columns_changed_alike_are_found_by_their_scale()
    {
        var monday = At(2012, 3, 12);
        var fault = new TimeWindow(monday.AddHours(81), monday.AddDays(7));
        using var rows = Batch(monday, monday.AddDays(7), ["temp", "atemp"], fault, v => v * 100);

        var broken = RelationsBefore(monday).Check([rows], Week(monday)).Where(finding => finding.Verdict == DriftVerdict.Drifted);

        broken.Select(finding => (finding.Column, finding.Partner)).Should().BeEquivalentTo([("temp", (string?)null), ("atemp", null)]);
    }

    private static ImmutableArray<RelationFinding> Check(
        ColumnRelations relations, DateTimeOffset monday, string column, TimeWindow fault, Func<double, double> change, IReadOnlyList<RelationFinding> earlier)
    {
        using var rows = Batch(monday.AddDays(-7), monday.AddDays(7), [column], fault, change);
        return relations.Check([rows], Week(monday), earlier);
    }
}
