using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The README's first command, as a newcomer runs it.</summary>
public sealed partial class QuickstartTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "quickstart.dll");

    [Fact]
    public async Task The_quickstart_tells_the_same_story_twice_and_finds_every_fault()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var first = await RunAsync(cancellationToken, "--out", Path.Combine(folder.Path, "one"));
        var second = await RunAsync(cancellationToken, "--out", Path.Combine(folder.Path, "two"));

        Story(second, Path.Combine(folder.Path, "two")).Should().Be(Story(first, Path.Combine(folder.Path, "one")), "the replay is deterministic");
        Events(first, "RepairData").Should().OnlyContain(line => line.Contains("temp", StringComparison.Ordinal) || line.Contains("hum", StringComparison.Ordinal));
        Events(first, "RepairData").Should().Contain(line => line.StartsWith("2012-03-2", StringComparison.Ordinal) && line.Contains("temp", StringComparison.Ordinal), "the unit change of 15 March is found within two windows");
        Events(first, "RepairData").Should().Contain(line => line.StartsWith("2012-06-", StringComparison.Ordinal) && line.Contains("hum", StringComparison.Ordinal), "the renamed column of 13 June is found within two windows");
        Events(first, "Flow").Should().Contain(line => line.StartsWith("2012-09-11", StringComparison.Ordinal), "a week without scoring is a finding");

        var report = new FileInfo(Path.Combine(folder.Path, "one", "report.html"));
        report.Length.Should().BeLessThan(300 * 1024);
        File.ReadAllText(report.FullName).Should().NotMatchRegex("(src|href)=\"https?:", "the report asks nobody for anything");
        AliasMoves(Path.Combine(folder.Path, "one", "mlops.db")).Should().Be(Events(first, "Promoted").Count() + 1, "the database tells what was printed");
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_continues_and_without_faults_nothing_is_called_broken()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var first = await RunAsync(cancellationToken, "--out", folder.Path, "--no-faults", "--no-table");
        var moves = AliasMoves(Path.Combine(folder.Path, "mlops.db"));
        var second = await RunAsync(cancellationToken, "--out", folder.Path, "--no-faults", "--no-table");

        Events(first, "RepairData").Should().BeEmpty();
        Events(first, "Notice").GroupBy(line => Quarter(line)).Should().OnlyContain(quarter => quarter.Count() <= 1, "spring comes every year");
        second.Should().Contain("nothing new happened");
        AliasMoves(Path.Combine(folder.Path, "mlops.db")).Should().Be(moves);
    }

    [Fact]
    public async Task Other_data_give_other_figures_and_bad_data_a_clear_word()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var missing = await DotnetCommand.RunAsync(folder.Path, cancellationToken, Program, "--data", "nowhere.csv");
        missing.ExitCode.Should().Be(1);
        missing.Output.Should().Contain("nowhere.csv").And.NotContain("   at ", "a person reads a sentence, not a stack");
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty("nothing is left half-written");
    }

    private static async Task<string> RunAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output) = await DotnetCommand.RunAsync(AppContext.BaseDirectory, cancellationToken, [Program, .. arguments]);
        exitCode.Should().Be(0, "it printed{0}{1}", Environment.NewLine, output);
        return output;
    }

    /// <summary>What was printed, without what must differ: the folder and the seconds it took.</summary>
    private static string Story(string output, string folder) => Seconds().Replace(output.Replace(folder, "FOLDER", StringComparison.Ordinal), "");

    private static IEnumerable<string> Events(string output, string kind) =>
        output.Split('\n').Where(line => Event().IsMatch(line) && line[12..].StartsWith(kind, StringComparison.Ordinal));

    private static string Quarter(string line) => $"{line[..4]} {(int.Parse(line[5..7], System.Globalization.CultureInfo.InvariantCulture) + 2) / 3}";

    private static long AliasMoves(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select count(*) from mlops_alias_event";
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d  ")]
    private static partial Regex Event();

    [GeneratedRegex(@"Done in \d+ s\.")]
    private static partial Regex Seconds();
}
