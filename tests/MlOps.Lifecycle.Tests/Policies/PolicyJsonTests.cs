using CsCheck;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Policies;

public sealed class PolicyJsonTests
{
    private static readonly DateTimeOffset Noon = new(2012, 1, 9, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Random_evidence_reads_back_equal() =>
        RandomEvidence.Any.Sample(evidence => EvidenceJson.Read(EvidenceJson.Write(evidence)).Equals(evidence), iter: 500);

    [Fact]
    public void Random_decisions_read_back_equal() =>
        RandomEvidence.AnyDecision.Sample(decision => DecisionJson.Read(DecisionJson.Write(decision)).Equals(decision), iter: 500);

    [Fact]
    public void Random_records_read_back_equal() =>
        Gen.Select(RandomEvidence.Any, RandomEvidence.AnyDecision).Sample(
            pair =>
            {
                var record = new DecisionRecord { Key = "2012-01-09", Evidence = pair.Item1, Decision = pair.Item2 };
                return DecisionRecordJson.Read(DecisionRecordJson.Write(record)).Equals(record);
            },
            iter: 200);

    [Fact]
    public void What_is_unknown_stays_unknown()
    {
        var read = EvidenceJson.Read(EvidenceJson.Write(Evidence.For("fraud", Noon)));
        read.Drift.Should().BeNull();
        read.Quality.Should().BeNull();
        read.Runs.Should().BeNull();
        read.IsRunOpen.Should().BeNull();
        read.NewRows.Should().BeNull();
    }

    [Fact]
    public void Known_to_be_none_is_not_unknown()
    {
        var none = Evidence.For("fraud", Noon).WithRuns().WithFeed().WithFlow().WithSchemaChange();
        none.Should().NotBe(Evidence.For("fraud", Noon));
        var read = EvidenceJson.Read(EvidenceJson.Write(none));
        read.Should().Be(none);
        read.Runs!.Value.Should().BeEmpty();
    }

    [Fact]
    public void Version_1_reads_and_writes_as_committed()
    {
        var committed = File.ReadAllText(Path.Combine(Repository.Root, "tests", "MlOps.Lifecycle.Tests", "Policies", "Golden", "decision-record-v1.json")).TrimEnd();
        DecisionRecordJson.Read(committed).Should().Be(Full());
        DecisionRecordJson.Write(Full()).Should().Be(committed);
    }

    [Fact]
    public void A_newer_version_is_refused()
    {
        var json = EvidenceJson.Write(Evidence.For("fraud", Noon) with { FormatVersion = 2 });
        var act = () => EvidenceJson.Read(json);
        act.Should().Throw<LifecycleException>().WithMessage("*format version 2*reads 1 to 1*Update*");
    }

    [Theory]
    [InlineData("null", "*evidence is 'null'*")]
    [InlineData("{", "*evidence cannot be read*")]
    [InlineData("""{"formatVersion":1,"at":"2012-01-09T12:00:00+00:00"}""", "*model*")]
    [InlineData("""{"model":"fraud","at":"2012-01-09T12:00:00+00:00"}""", "*format version 0*")]
    [InlineData("""{"formatVersion":1,"model":"no name","at":"2012-01-09T12:00:00+00:00"}""", "*$.model*")]
    [InlineData("""{"formatVersion":1,"model":"fraud","at":"2012-01-09T12:00:00+00:00","window":"2012-01-09T00:00:00.0000000+00:00/2012-01-02T00:00:00.0000000+00:00"}""", "*$.window*earlier one first*")]
    [InlineData("""{"formatVersion":1,"model":"fraud","at":"2012-01-09T12:00:00+00:00","drift":[{"column":null,"verdict":"Drifted"}]}""", "*drift*")]
    public void Broken_evidence_is_refused_with_its_place(string json, string message)
    {
        var act = () => EvidenceJson.Read(json);
        act.Should().Throw<LifecycleException>().WithMessage(message);
    }

    [Fact]
    public void Lists_that_an_older_writer_left_out_are_empty()
    {
        EvidenceJson.Read("""{"formatVersion":1,"model":"fraud","at":"2012-01-09T12:00:00+00:00"}""").Should().Be(Evidence.For("fraud", Noon));
        var decision = DecisionJson.Read("""{"formatVersion":1,"model":"fraud","at":"2012-01-09T12:00:00+00:00","policy":"p","action":"NoAction","reasons":[],"sentence":"s"}""");
        decision.Notices.Should().BeEmpty();
        decision.Refused.Should().BeEmpty();
        decision.Columns.Should().BeEmpty();
    }

    private static DecisionRecord Full()
    {
        var band = new MetricBand { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Tolerated = 45, Replace = 90 };
        var evidence = Evidence.For("demand", Noon)
            .WithWindow(Noon.AddDays(-8), Noon.AddDays(-1))
            .WithColumn("temp", DriftVerdict.Drifted, effect: 0.35, practicalMinimum: 0.2)
            .WithColumn("cnt", DriftVerdict.Inconclusive, effect: double.NaN, role: ColumnRole.Label)
            .WithQuality("mae", reference: 38.5, current: 52.25, interval: (47.5, 57), band: band)
            .WithImmatureQuality("auc", reference: null, matureAt: Noon.AddDays(2))
            .WithQuality(new QualityEvidence
            {
                Metric = "cost-of-errors",
                Direction = MetricDirection.LowerIsBetter,
                IsValue = true,
                Current = 1_200.5,
                CurrentInterval = new(double.NegativeInfinity, double.PositiveInfinity, 0.9),
                Window = new(Noon.AddDays(-8), Noon.AddDays(-1)),
            })
            .WithSchemaChange(new SchemaChange { Kind = SchemaChangeKind.Renamed, Column = "hum", Breaking = true, Before = "hum", After = "humidity", Sentence = "hum is now humidity." })
            .WithFeed("hum", "hum is now humidity.", since: Noon.AddDays(-3))
            .WithFlow(new FlowFinding { Kind = FlowFindingKind.MissedScoring, Window = new(Noon.AddDays(-8), Noon.AddDays(-1)), Expected = 7, Observed = 5, Sentence = "2 of 7 scorings did not happen." })
            .WithRuns(new RunEvidence(Noon.AddDays(-40), RunOutcome.Promoted, 12.50m), new RunEvidence(Noon.AddDays(-12), RunOutcome.Rejected))
            .WithRunOpen(false)
            .WithNewRows(4_032)
            .WithLabels(TimeSpan.FromDays(1), TimeSpan.FromDays(30))
            .WithNoticed(new NoticedDrift(Noon.AddDays(-100), ["temp"]))
            .WithHistory(Evidence.For("demand", Noon.AddDays(-7))) with
        {
            Champion = new("demand", 2),
            ChampionSince = Noon.AddDays(-40),
            DriftReference = "bikes@3 (training data of demand@2)",
        };
        return new()
        {
            Key = "demand/2012-01-09",
            Evidence = evidence,
            Decision = new()
            {
                Model = "demand",
                At = Noon,
                Policy = "recommended",
                Action = LifecycleAction.RepairData,
                Reasons = [new("feed-broken", "hum is now humidity", "no breaking change", "hum is now humidity.")],
                NotBefore = Noon.AddDays(7),
                Refused = [new(LifecycleAction.Retrain, [new("quality-drops", "mae 52.25", "at most 45", "mae is worse than agreed, but a feed is broken.")])],
                Notices = ["temp drifted"],
                Noticed = ["temp"],
                Columns = ["hum"],
                Sentence = "Repair hum first.",
            },
        };
    }
}
