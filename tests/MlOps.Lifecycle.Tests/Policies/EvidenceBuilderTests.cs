using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using static MlOps.Lifecycle.Tests.Policies.Given;

namespace MlOps.Lifecycle.Tests.Policies;

/// <summary>Evidence written by hand says what it means, or is refused where it is written.</summary>
public sealed class EvidenceBuilderTests
{
    public static TheoryData<string, Action<Evidence>> Wrong { get; } = new()
    {
        { "*the interval of 'mae' ends before it begins (49 to 41): give the lower limit first*", e => e.WithQuality("mae", 40, 45, (49, 41)) },
        { "*the interval of the reference of 'mae' ends before it begins*", e => e.WithQuality("mae", 40, 45, (41, 49), referenceInterval: (42, 38)) },
        { "*the interval of 'mae' contains NaN: pass null*", e => e.WithQuality("mae", 40, 45, (double.NaN, 49)) },
        { "*the reference of 'mae' is NaN: pass null*", e => e.WithQuality("mae", double.NaN, 45) },
        { "*the measured value of 'mae' is NaN: pass null*", e => e.WithQuality("mae", 40, double.NaN) },
        { "*the reference of 'mae' is NaN*", e => e.WithImmatureQuality("mae", double.NaN, null) },
        { "*delay*", e => e.WithLabels(TimeSpan.FromDays(-1)) },
        { "*horizon*", e => e.WithLabels(TimeSpan.FromDays(1), TimeSpan.Zero) },
        { "*end before it starts*", e => e.WithWindow(Noon, Noon.AddDays(-1)) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_meant_is_refused(string message, Action<Evidence> write)
    {
        var act = () => write(Blank);
        act.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Intervals_without_an_end_may_be_meant() =>
        Blank.WithQuality("mae", 40, 45, (double.NegativeInfinity, double.PositiveInfinity)).Quality!.Value.Should().ContainSingle();

    [Fact]
    public void Loss_of_a_model_that_is_trained_elsewhere_is_told_to_its_owner()
    {
        RetrainingPolicy.Recommended.Decide(Week0.Mae(200).WithTrainedHere(false)).Sentence.Should().EndWith("It is not trained here: ask its owner.");
        RetrainingPolicy.Recommended.Decide(Week0.Mae(200).WithTrainedHere()).Sentence.Should().NotContain("owner");
        RetrainingPolicy.Recommended.Decide(Week0.Mae(200)).Sentence.Should().NotContain("owner", "nobody said where it is trained");
    }

    [Fact]
    public void Unit_of_a_metric_stands_in_the_reason() =>
        RetrainingPolicy.RecommendedFor("cost").Decide(Week0.WithQuality(new QualityEvidence
        {
            Metric = "cost", Direction = MetricDirection.LowerIsBetter, Unit = "USD per day", Reference = 100, Current = 900, CurrentInterval = new(800, 1000), IsValue = true,
        })).Sentence.Should().StartWith("Retrain: cost 900 USD per day (800 to 1,000)");

    [Fact]
    public void What_did_not_flow_and_what_is_unknown_come_before_what_is_well()
    {
        var decision = RetrainingPolicy.Recommended.Decide(Week0.WithFlow(
            new FlowFinding { Kind = FlowFindingKind.MissedScoring, Window = new(Noon - Week, Noon), Expected = 7, Observed = 0, Sentence = "None of 7 scheduled scorings ran." }));
        decision.Sentence.Should().Be("No action: None of 7 scheduled scorings ran. Nobody measured quality or value.");
    }
}
