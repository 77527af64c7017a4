using MlOps.Lifecycle.Datasets;

namespace MlOps.Lifecycle.Tests.Datasets;

public sealed class DatasetDigestTests
{
    private static readonly string Hex = new('a', 64);

    [Fact]
    public void Text_form_is_read_back()
    {
        var digest = DatasetDigest.FromHash(Convert.FromHexString(Hex));
        digest.ToString().Should().Be("rows1:" + Hex);
        DatasetDigest.Parse(digest.ToString()).Should().Be(digest);
        DatasetDigest.Parse("rows2:" + Hex).Format.Should().Be(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rows1:")]
    [InlineData("rows1:abc")]
    [InlineData("rows0:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("rows1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Anything_else_is_refused(string text) =>
        FluentActions.Invoking(() => DatasetDigest.Parse(text)).Should().Throw<FormatException>().WithMessage("*rows1:*");
}
