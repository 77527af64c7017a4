using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Runs the quickstart as a newcomer does, and reads what it printed.</summary>
internal static partial class QuickstartProgram
{
    public static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "quickstart.dll");

    /// <summary>Runs it to its end, which must be a good one.</summary>
    public static async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output) = await DotnetCommand.RunAsync(AppContext.BaseDirectory, cancellationToken, [Dll, .. arguments]);
        exitCode.Should().Be(0, "it printed{0}{1}", Environment.NewLine, output);
        return output;
    }

    /// <summary>The lines of the bundled file before a day, header first.</summary>
    public static async Task<string[]> BundledLinesAsync(string before, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (lines.Count == 0 || string.CompareOrdinal(line.Split(',')[1], before) < 0)
                lines.Add(line);
        }

        return [.. lines];
    }

    /// <summary>What was printed, without what must differ: the folder and the seconds it took.</summary>
    public static string Story(string output, string folder) => Seconds().Replace(output.Replace(folder, "FOLDER", StringComparison.Ordinal), "");

    /// <summary>The lines of one kind of event.</summary>
    public static IEnumerable<string> Events(string output, string kind) =>
        output.ReplaceLineEndings("\n").Split('\n').Where(line => Event().IsMatch(line) && line[12..].StartsWith(kind, StringComparison.Ordinal));

    /// <summary>Who became champion and when, as the events tell it.</summary>
    public static IReadOnlyList<(string Day, string Version)> Promotions(string output) =>
        [.. from Match match in Promotion().Matches(output) select (match.Groups["day"].Value, match.Groups["version"].Value)];

    /// <summary>Day and first column named of every broken feed.</summary>
    public static IReadOnlyList<(string Day, string Column)> Repairs(string output) =>
        [.. Events(output, "RepairData").Select(line => (line[..10], line.Split('\'')[1]))];

    /// <summary>The rows of the table: policy and total cost.</summary>
    public static IReadOnlyList<(string Policy, double TotalCost)> Table(string output) =>
        [.. from Match match in TableRow().Matches(output) select (match.Groups["policy"].Value, double.Parse(match.Groups["total"].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    public static string Quarter(string line) => $"{line[..4]} {(int.Parse(line[5..7], CultureInfo.InvariantCulture) + 2) / 3}";

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d  ")]
    private static partial Regex Event();

    [GeneratedRegex(@"Done in \d+ s\.")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)  (?:Train|Promoted) +(?<version>demand@\d+) replaces ", RegexOptions.Multiline)]
    private static partial Regex Promotion();

    [GeneratedRegex(@"^(?<policy>[a-z][a-z0-9 ]*?) {2,}[\d.]+ +[\d,]+ +\d+ +(?<total>[\d,]+)\r?$", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
