using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Statistics;

namespace Snippets;

/// <summary>Every gate asked once.</summary>
public static class AcceptanceGates
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static void AtMost()
    {
        var trial = Of(errors: 40);
        #region acceptance-at-most
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a.AtMost("mae", 45));
        var verdict = AcceptanceJudge.Judge(agreement, trial);
        Console.WriteLine(verdict.Sentence);
        #endregion
        verdict.Outcome.Should().Be(GateOutcome.Pass);
    }

    public static void AtLeast()
    {
        #region acceptance-at-least
        var agreement = AcceptanceAgreement.Create("fraud-acceptance", a => a
            .AtLeast("auc", 0.91)
            .AtLeast("recall", 0.70, confidence: 0.9));
        #endregion
        agreement.Gates.Should().HaveCount(3);
    }

    public static void BetterThanChampion()
    {
        var trial = Of(errors: 30, champion: 40);
        #region acceptance-better-than-champion
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a
            .BetterThanChampion("mae", margin: 0)
            .Baseline(Baseline.SeasonalNaive(TimeSpan.FromDays(7))));       // what the first version must beat
        var verdict = AcceptanceJudge.Judge(agreement, trial);
        #endregion
        verdict.Outcome.Should().Be(GateOutcome.Pass);
    }

    public static void NotWorseThanChampion()
    {
        var trial = Of(errors: 40, champion: 40);
        #region acceptance-not-worse-than-champion
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a
            .NotWorseThanChampion("mae", margin: 2, confidence: 0.95));
        var verdict = AcceptanceJudge.Judge(agreement, trial);
        #endregion
        verdict.Outcome.Should().Be(GateOutcome.Pass);
    }

    public static void LeakGuard()
    {
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a.AtMost("mae", 45));
        #region acceptance-leak-guard
        var trial = Of(errors: 40) with { RowsSeenInTraining = 12 };
        var verdict = AcceptanceJudge.Judge(agreement, trial);
        // Fail: 12 of the 336 rows to judge were trained on: split the rows again.
        #endregion
        verdict.Sentence.Should().Be("12 of the 336 rows to judge were trained on: split the rows again.");
    }

    public static void Baselines()
    {
        #region acceptance-baselines
        IBaseline[] baselines =
        [
            Baseline.Constant(120),
            Baseline.SeasonalNaive(TimeSpan.FromDays(7)),
            Baseline.Rule("rush hours", time => time.Hour is 8 or 17 ? 400 : 120),
        ];
        #endregion
        baselines.Select(baseline => baseline.Name).Should().Equal("constant 120", "seasonal-naive (7 days)", "rush hours");
    }

    public static void Agreement()
    {
        #region acceptance-agreement
        var agreement = AcceptanceAgreement.Create("demand-acceptance", a => a
            .AtMost("mae", 60)
            .BetterThanChampion("mae", margin: 0)
            .Baseline(Baseline.SeasonalNaive(TimeSpan.FromDays(7)))
            .Band("mae", tolerated: 45, replace: 90)
            .Band("cost-of-errors", tolerated: 2_500, replace: 6_000)       // money per day
            .SignedBy("ada@example.com")
            .InForce(from: Start, until: Start.AddYears(1)));
        #endregion
        agreement.IsInForce(Start).Should().BeTrue();
        agreement.FindBand("mae")!.Judge(new Interval(48, 57)).Should().Be(BandSeverity.Update);
    }

    /// <summary>Two weeks of hours with normal errors of a mean size.</summary>
    private static Trial Of(double errors, double? champion = null) => new()
    {
        Candidate = Rows(errors, 1),
        Champion = champion is { } other ? Rows(other, 2) : null,
        Metrics = [.. QualityEvaluators.Regression().Metrics],
        CandidateTrainedUntil = Start,
        ChampionTrainedUntil = champion is null ? null : Start.AddDays(-28),
    };

    private static ScoredRows Rows(double meanError, ulong seed)
    {
        var chance = new SplitMix64(1);
        var sign = seed == 1 ? 1 : -1;
        return new()
        {
            Times = [.. Enumerable.Range(0, 336).Select(hour => Start.AddHours(hour))],
            Labels = [.. Enumerable.Repeat(200.0, 336)],
            Predictions = [.. Enumerable.Range(0, 336).Select(_ => 200 + (sign * meanError * 1.2533 * chance.NextNormal()))],
        };
    }
}
