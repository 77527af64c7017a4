using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>Every statistic has a page that says what it is, where it comes from, and when not to use it.</summary>
public sealed partial class StatisticsPageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "statistics");

    [Fact]
    public void Every_public_class_of_Statistics_is_named_on_a_page()
    {
        var pages = string.Join('\n', Directory.GetFiles(Folder, "*.md").Select(File.ReadAllText));
        var classes = Repository.Core.Where(file => file.Folders is ["Statistics", ..])
            .SelectMany(file => file.Types)
            .Where(type => type.IsPublic && !type.IsNested && type.IsClass && type.Kind is "class")
            .Select(type => type.Name);
        classes.Where(name => !Regex.IsMatch(pages, $@"`(?:Statistics\.)?{name}\b")).Should().BeEmpty();
    }

    [Fact]
    public void Pages_have_the_same_headings()
    {
        string[] needed = ["## Formula", "## Ties", "## Small samples", "## Nulls, NaN, infinities, empty and constant input", "## Tests", "## Source"];
        var wrong =
            from path in Directory.GetFiles(Folder, "*.md")
            where Path.GetFileName(path) is not "which-test.md"
            let headings = Heading().Matches(File.ReadAllText(path)).Select(match => match.Value.TrimEnd()).ToArray()
            from heading in needed
            where !headings.Contains(heading)
            select $"{Path.GetFileName(path)}: {heading}";
        wrong.Should().BeEmpty();
    }

    [GeneratedRegex(@"^## [^\n]*", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
