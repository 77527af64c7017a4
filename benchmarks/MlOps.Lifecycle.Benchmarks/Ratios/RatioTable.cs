using System.Globalization;
using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.Benchmarks;

/// <summary>The rows of the table in docs/speed.md: what is measured, and what it shall reach.</summary>
internal static partial class RatioTable
{
    /// <summary>One row.</summary>
    /// <param name="Name">The name, the key of <see cref="DriftContests"/>.</param>
    /// <param name="AtMost">Whether the target is a cost that must not be exceeded, ours in units of the baseline; else how many times faster ours is at least.</param>
    /// <param name="Target">The target.</param>
    internal readonly record struct Row(string Name, bool AtMost, double Target);

    /// <exception cref="FileNotFoundException">There is no docs/speed.md above the program.</exception>
    public static IReadOnlyList<Row> Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "docs", "speed.md");
            if (File.Exists(path))
                return [.. Line().Matches(File.ReadAllText(path)).Select(match => new Row(
                    match.Groups["name"].Value, match.Groups["sign"].Value == "≤", double.Parse(match.Groups["target"].Value, CultureInfo.InvariantCulture)))];
        }

        throw new FileNotFoundException("docs/speed.md, which holds the rows, is not above this program: run it from a clone.");
    }

    [GeneratedRegex(@"^\| `(?<name>[\w-]+)` \|[^|]*\| (?<sign>[≥≤]) (?<target>[\d.]+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
