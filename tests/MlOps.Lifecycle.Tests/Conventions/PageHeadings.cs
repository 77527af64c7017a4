namespace MlOps.Lifecycle.Tests.Conventions;

/// <summary>Pages about one detector, rule or gate read alike.</summary>
internal static class PageHeadings
{
    private static readonly string[] Same = ["## What it answers", "## How it works", "## Settings", "## Reading the result", "## When not to use it", "## Source"];

    public static void ShouldBeOn(string page)
    {
        var path = Path.Combine(Repository.Root, "docs", page);
        File.Exists(path).Should().BeTrue("docs/{0} is missing", page);
        File.ReadAllLines(path).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Should().Equal(Same, "of docs/{0}", page);
    }
}
