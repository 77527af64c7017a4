using MlOps.Lifecycle.Monitoring;
using static MlOps.Lifecycle.Tests.Monitoring.MonitoredModel;

namespace MlOps.Lifecycle.Tests.Monitoring;

public sealed class PlainWordsTests
{
    [Fact]
    public void Windows_are_said_as_people_say_them()
    {
        PlainWords.In(Week).Should().Be("in the week from 2012-03-05");
        PlainWords.In(new(Monday, Monday.AddDays(1))).Should().Be("on 2012-03-05");
        PlainWords.In(new(Monday, Monday.AddDays(28))).Should().Be("in the 28 days from 2012-03-05");
        PlainWords.In(new(Monday.AddHours(6), Monday.AddHours(7))).Should().Be("from 2012-03-05 06:00 to 2012-03-05 07:00 UTC");
        PlainWords.In(new(Monday, Monday)).Should().StartWith("from ");
    }

    [Theory]
    [InlineData(86400, "1 day")]
    [InlineData(129600, "36 hours")]
    [InlineData(5400, "90 minutes")]
    [InlineData(61, "61 seconds")]
    [InlineData(0, "0 seconds")]
    public void Spans_use_the_largest_whole_unit(double seconds, string expected) => PlainWords.Span(TimeSpan.FromSeconds(seconds)).Should().Be(expected);
}
