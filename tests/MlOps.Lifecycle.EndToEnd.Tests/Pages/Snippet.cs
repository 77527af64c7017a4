using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>A region of a program under docs: code that is compiled and run.</summary>
internal sealed partial record Snippet(string Name, string Code)
{
    public static IReadOnlyDictionary<string, Snippet> All { get; } = ReadAll().ToDictionary(s => s.Name, StringComparer.Ordinal);

    private static IEnumerable<Snippet> ReadAll() =>
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.cs", SearchOption.AllDirectories)
        where !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from Match match in Region().Matches(File.ReadAllText(path).ReplaceLineEndings("\n"))
        select new Snippet(match.Groups["name"].Value, Outdent(match.Groups["code"].Value));

    private static string Outdent(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var margin = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[margin..] : line));
    }

    [GeneratedRegex(@"^[ \t]*#region (?<name>[\w/.-]+)\n(?<code>.*?)^[ \t]*#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();
}
