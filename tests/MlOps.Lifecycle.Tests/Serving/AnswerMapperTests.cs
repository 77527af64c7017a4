using MlOps.Lifecycle.Serving;

namespace MlOps.Lifecycle.Tests.Serving;

public sealed class AnswerMapperTests
{
    [Fact]
    public void Numbers_are_answered_as_they_are()
    {
        new AnswerMapper<double>().Map(0.25).Should().Be(0.25);
        new AnswerMapper<float>().Map(0.25).Should().Be(0.25f);
        new AnswerMapper<decimal>().Map(0.25).Should().Be(0.25m);
        new AnswerMapper<double?>().Map(0.25).Should().Be(0.25);
    }

    [Fact]
    public void Constructor_takes_the_prediction()
    {
        new AnswerMapper<Score>().Map(0.25).Should().Be(new Score(0.25));
        new AnswerMapper<SmallScore>().Map(0.25).Should().Be(new SmallScore(0.25f));
    }

    [Fact]
    public void Property_takes_the_prediction() => new AnswerMapper<OpenScore>().Map(0.25).Prediction.Should().Be(0.25m);

    [Fact]
    public void Property_of_a_struct_takes_the_prediction() => new AnswerMapper<OpenStruct>().Map(0.25).Prediction.Should().Be(0.25);

    [Fact]
    public void Type_without_a_place_for_the_prediction_is_refused()
    {
        var create = () => new AnswerMapper<Nothing>();

        create.Should().Throw<LifecycleException>().WithMessage("*Nothing cannot hold an answer*'Prediction'*");
    }

    internal sealed record Score(double Prediction);

    internal readonly record struct SmallScore(float Prediction);

    internal sealed class OpenScore
    {
        public decimal Prediction { get; set; }
    }

    internal struct OpenStruct
    {
        public double Prediction { get; set; }
    }

    internal sealed class Nothing
    {
        public string Prediction { get; set; } = "";
    }
}
