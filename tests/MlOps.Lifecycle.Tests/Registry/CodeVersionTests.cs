using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Tests.Registry;

public sealed class CodeVersionTests
{
    [Theory]
    [InlineData("1.4.0+3f1c9ab", "1.4.0", "3f1c9ab", false)]
    [InlineData("1.4.0+3f1c9ab.dirty", "1.4.0", "3f1c9ab", true)]
    [InlineData("1.4.0-alpha.1+build.7.3f1c9ab0", "1.4.0-alpha.1", "3f1c9ab0", false)]
    [InlineData("+3f1c9ab", null, "3f1c9ab", false)]
    [InlineData("1.4.0", "1.4.0", null, false)]
    [InlineData("1.4.0+build", "1.4.0", null, false)]
    [InlineData("1.4.0+dirty", "1.4.0", null, false)]
    [InlineData("", null, null, false)]
    [InlineData(null, null, null, false)]
    public void Informational_version_is_read_and_never_guessed(string? text, string? version, string? commit, bool dirty)
    {
        var code = CodeVersion.FromInformationalVersion(text);
        (code.Version, code.Commit, code.IsDirty).Should().Be((version, commit, dirty));
        code.IsReproducible.Should().Be(commit is not null && !dirty);
        CodeVersion.Parse(code.ToString()).Should().Be(code);
    }

    [Fact]
    public void Unknown_is_the_default_and_says_so()
    {
        default(CodeVersion).Should().Be(CodeVersion.Unknown);
        CodeVersion.Unknown.ToString().Should().Be("unknown");
        CodeVersion.TryParse(null, null, out _).Should().BeFalse();
        FluentActions.Invoking(() => CodeVersion.Parse(null!)).Should().Throw<FormatException>().WithMessage("*1.4.0+3f1c9ab*");
    }
}
