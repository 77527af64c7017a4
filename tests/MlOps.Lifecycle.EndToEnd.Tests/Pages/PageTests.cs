using System.Reflection;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Code on pages is code that is compiled and run.</summary>
public sealed class PageTests
{
    [Fact]
    public void Every_block_of_code_names_the_snippet_it_shows() =>
        PageBlock.All.Where(block => block.Snippet is null).Select(block => block.ToString()).Should().BeEmpty(
            "a block without a line '<!-- snippet: name -->' above it could rot");

    [Fact]
    public void Every_block_of_code_equals_its_snippet()
    {
        foreach (var block in PageBlock.All.Where(block => block.Snippet is not null))
        {
            Snippet.All.Should().ContainKey(block.Snippet!, "{0} shows it", block.Page);
            block.Code.Should().Be(Snippet.All[block.Snippet!].Code, "{0} shows {1}", block.Page, block.Snippet);
        }
    }

    [Fact]
    public void Every_snippet_is_shown_on_a_page() =>
        Snippet.All.Keys.Except(PageBlock.All.Select(block => block.Snippet)).Should().BeEmpty();

    [Fact]
    public void Every_link_on_a_page_leads_somewhere()
    {
        var broken =
            from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            from System.Text.RegularExpressions.Match match in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(path), @"\]\((?<target>[^)#:\s]+)(?:#[^)]*)?\)")
            let target = Path.Combine(Path.GetDirectoryName(path)!, match.Groups["target"].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Repository.Root, path)}: {match.Groups["target"].Value}";
        broken.Should().BeEmpty();
    }

    public static TheoryData<string> Runnable() => [.. SnippetClasses().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Runnable))]
    public async Task Every_snippet_runs(string name)
    {
        var type = SnippetClasses().Single(t => t.Name == name);
        var folder = Directory.GetCurrentDirectory();
        using var scratch = TemporaryFolder.Create();
        Directory.SetCurrentDirectory(scratch.Path);
        try
        {
            foreach (var method in SnippetMethods(type))
            {
                if (method.Invoke(null, null) is Task task)
                    await task;
            }
        }
        finally
        {
            Directory.SetCurrentDirectory(folder);
        }
    }

    private static IEnumerable<Type> SnippetClasses() =>
        Assembly.Load("snippets").GetExportedTypes().Where(type => SnippetMethods(type).Any()).OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IEnumerable<MethodInfo> SnippetMethods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters().Length == 0 && !method.IsSpecialName);
}
