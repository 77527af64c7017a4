namespace MlOps.Lifecycle.Tests;

public sealed class PlainNumberTests
{
    [Theory]
    [InlineData(41.2345, "41.23")]
    [InlineData(3120, "3,120")]
    [InlineData(1234567.8, "1,234,568")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(0.5, "0.5")]
    [InlineData(0.93125, "0.9313")]
    [InlineData(-41.267, "-41.27")]
    [InlineData(0, "0")]
    [InlineData(1e-9, "1E-09")]
    [InlineData(2.5e18, "2.5E+18")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(999.96, "1,000")]
    public void Four_digits_count_and_thousands_stand_apart(double value, string expected) => PlainNumber.Of(value).Should().Be(expected);
}
