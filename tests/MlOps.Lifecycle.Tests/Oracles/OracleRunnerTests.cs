using MlOps.Lifecycle.Oracles;

namespace MlOps.Lifecycle.Tests.Oracles;

public sealed class OracleRunnerTests
{
    /// <summary>Files of which the library computes nothing, or not all, yet.</summary>
    private static readonly string[] NotYet =
    [
        "binary_metrics.json", "cbpe_employment_ma.json", "isotonic_regression.json", "multiclass_metrics.json", "regression_metrics.json",
        "streaming_detectors.json", "streaming_inputs.json", "streaming_river_published.json",
    ];

    public static TheoryData<string> Files => [.. Directory.GetFiles(OracleFile.DefaultFolder, "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Library_equals_other_programs(string file)
    {
        var result = OracleRunner.Run(OracleFile.Read(Path.Combine(OracleFile.DefaultFolder, file)));
        result.Failures.Should().BeEmpty();
        (result.NotYet > 0).Should().Be(NotYet.Contains(file), "what is computed is compared, and what is not is listed");
        (result.Passed + result.NotYet).Should().BePositive();
    }

    [Fact]
    public void Wrong_number_fails_with_what_came_and_what_was_wanted()
    {
        var result = Run("""{"name": "off", "input": {"p": [0.01, 0.5]}, "expected": {"bonferroni": {"adjusted": [0.02, 0.9], "reject": [true, false]}}, "rtol": 1e-9}""");
        (result.Passed, result.Failed).Should().Be((0, 1));
        result.Failures.Should().Equal("file.json off bonferroni/adjusted[1]: got 1, want 0.9 ± 9.000000000000001E-10");
    }

    [Fact]
    public void Expected_number_that_nobody_computes_fails() =>
        Run("""{"name": "more", "input": {"p": [0.5]}, "expected": {"storey": {"adjusted": [0.5]}}, "rtol": 1e-9}""")
            .Failures.Should().Contain("file.json more storey/adjusted: is expected and was not computed");

    [Fact]
    public void Refusal_that_does_not_come_fails() =>
        Run("""{"name": "lax", "input": {"p": [0.5]}, "expected": {"throws": "ArgumentException"}, "rtol": 0}""")
            .Failures.Should().Equal("file.json lax was accepted, want an ArgumentException");

    [Fact]
    public void Words_are_for_people_and_never_count_as_passed()
    {
        var result = Run("""{"name": "words", "input": {"p": [0.5]}, "expected": {"requirement": "is plausible"}, "rtol": 0}""");
        (result.Passed, result.Failed, result.NotYet).Should().Be((0, 0, 1));
        result.NotYetReasons.Should().ContainSingle().Which.Should().Contain("is plausible");
    }

    [Fact]
    public void Unknown_test_fails_with_those_that_are_known()
    {
        var result = Run("""{"name": "one", "input": {}, "expected": {}, "rtol": 0}""", "crystal_ball");
        result.Failed.Should().Be(1);
        result.Failures.Should().ContainSingle().Which.Should().Contain("the test crystal_ball is unknown").And.Contain("ks_2samp");
    }

    [Fact]
    public void File_of_another_shape_is_named()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "other.json");
        File.WriteAllText(path, "[1, 2]");
        var act = () => OracleFile.Read(path);
        act.Should().Throw<InvalidDataException>().WithMessage($"{path} is no oracle file*");
    }

    private static FileResult Run(string one, string test = "multipletests")
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "file.json");
        File.WriteAllText(path, $$"""{"test": "{{test}}", "source": "", "note": "", "cases": [{{one}}]}""");
        return OracleRunner.Run(OracleFile.Read(path));
    }
}
