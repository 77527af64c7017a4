using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Testing;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Drift;

/// <summary>Every detector of the library passes the suite that users run on theirs.</summary>
public sealed class DriftDetectorConformanceTests
{
    /// <summary>All detectors of the library, found by their contract: one that cannot be created without arguments fails here.</summary>
    private static readonly IReadOnlyDictionary<string, IDriftDetector> Detectors = typeof(IDriftDetector).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IDriftDetector).IsAssignableFrom(type))
        .Select(Create)
        .ToDictionary(detector => detector.Name, StringComparer.Ordinal);

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var detector in Detectors.Keys.Order(StringComparer.Ordinal))
        {
            foreach (var one in DriftDetectorConformance.Cases)
                data.Add(detector, one.Name);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Detector_keeps_the_contract(string detector, string name) =>
        DriftDetectorConformance.Cases.Single(one => one.Name == name).RunAsync(Detectors[detector], TestContext.Current.CancellationToken);

    [Fact]
    public void Every_detector_has_a_page_with_the_same_headings()
    {
        string[] headings = ["## What it answers", "## How it works", "## Settings", "## Reading the result", "## When not to use it", "## Source"];
        foreach (var detector in Detectors.Keys)
        {
            var page = Path.Combine(Repository.Root, "docs", "drift", $"{detector}.md");
            File.Exists(page).Should().BeTrue("{0} needs docs/drift/{0}.md", detector);
            File.ReadAllLines(page).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Should().Equal(headings, "of docs/drift/{0}.md", detector);
        }
    }

    [Fact]
    public void Every_detector_has_its_folder_with_the_same_furniture()
    {
        foreach (var detector in Detectors.Values.Where(detector => detector.GetType().IsPublic))
        {
            var name = detector.GetType().Name[..^"Detector".Length];
            string[] furniture = [$"{name}Detector.cs", $"{name}Options.cs", $"{name}Validator.cs", $"{name}DriftPlanExtensions.cs"];
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "MlOps.Lifecycle", "Drift", name)).Select(Path.GetFileName).Should().BeEquivalentTo(furniture);
        }
    }

    [Theory]
    [InlineData("Clear_change_is_found")]
    [InlineData("Constant_columns_are_an_outcome")]
    [InlineData("Finding_says_what_ran_and_on_what")]
    public async Task Detector_that_never_says_anything_fails_the_suite(string name)
    {
        var act = () => DriftDetectorConformance.Cases.Single(one => one.Name == name).RunAsync(new Mute(), TestContext.Current.CancellationToken);
        await act.Should().ThrowAsync<ConformanceException>();
    }

    private static IDriftDetector Create(Type type)
    {
        var constructor = type.GetConstructors().Should().ContainSingle("{0} has one constructor, whose options are optional", type.Name).Subject;
        return (IDriftDetector)constructor.Invoke(new object?[constructor.GetParameters().Length]);
    }

    private sealed class Mute : IDriftDetector
    {
        public string Name => "mute";

        public DriftFinding Compare(ColumnSample reference, ColumnSample current) => new()
        {
            Column = current.Column.Name,
            Detector = Name,
            Test = "",
            Verdict = DriftVerdict.Inconclusive,
            EffectName = "",
            Effect = 0,
            PracticalMinimum = 1,
            ReferenceRows = 0,
            CurrentRows = 0,
            Sentence = "",
        };
    }
}
