using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>A block of C# on a page, and the snippet that it says it shows.</summary>
internal sealed partial record PageBlock(string Page, string? Snippet, string Code)
{
    public static IReadOnlyList<PageBlock> All { get; } = [.. ReadAll()];

    public override string ToString() => $"{Page}: {Snippet ?? Code.Split('\n')[0]}";

    private static IEnumerable<PageBlock> ReadAll() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Order(StringComparer.Ordinal)
        let page = Path.GetRelativePath(Repository.Root, path).Replace(Path.DirectorySeparatorChar, '/')
        from Match match in Block().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
        select new PageBlock(page, match.Groups["name"] is { Success: true, Value: var name } ? name : null, match.Groups["code"].Value.TrimEnd());

    [GeneratedRegex(@"(?:<!-- snippet: (?<name>[\w/.-]+) -->\n)?```(?:csharp|cs|c#)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Block();
}
