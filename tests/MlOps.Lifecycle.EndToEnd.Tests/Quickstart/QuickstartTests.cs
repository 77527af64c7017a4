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

    /// <summary>Ten weeks of production through the real stores, with the file as it is and with half the demand.</summary>
    [Fact]
    public async Task Another_file_of_the_same_shape_gives_other_figures()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var lines = await BundledLinesAsync("2011-09-12", cancellationToken);
        var demand = lines[0].Split(',').Index().Single(column => column.Item == "cnt").Index;
        var same = Path.Combine(folder.Path, "same.csv");
        var half = Path.Combine(folder.Path, "half.csv");
        await File.WriteAllLinesAsync(same, lines, cancellationToken);
        await File.WriteAllLinesAsync(half, lines.Select((line, i) => i == 0 ? line : Halved(line, demand)), cancellationToken);

        var one = await RunAsync(cancellationToken, "--data", same, "--out", folder.Make("one"), "--no-table");
        var other = await RunAsync(cancellationToken, "--data", half, "--out", folder.Make("other"), "--no-table");

        Events(one, "Train").Single().Should().Contain("replaces nothing");
        Events(other, "Train").Single().Should().NotBe(Events(one, "Train").Single(), "every figure comes from the file");
        one.Should().Contain("to 2011-09-11 (same.csv)");

        var mixed = await DotnetCommand.RunAsync(folder.Path, cancellationToken, Program, "--data", half, "--out", Path.Combine(folder.Path, "one"), "--no-table");
        mixed.ExitCode.Should().Be(1);
        mixed.Output.Should().Contain("other data").And.Contain("--out");
    }

    [Fact]
    public async Task A_replay_that_was_killed_again_and_again_ends_as_if_nothing_had_happened()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var file = Path.Combine(folder.Path, "weeks.csv");
        await File.WriteAllLinesAsync(file, await BundledLinesAsync("2011-10-17", cancellationToken), cancellationToken);
        var whole = await RunAsync(cancellationToken, "--data", file, "--out", folder.Make("whole"), "--no-table");
        var killed = folder.Make("killed");
        foreach (var day in (string[])["2011-07-04", "2011-07-12", "2011-08-16"])
        {
            await DotnetCommand.KillAfterAsync(
                AppContext.BaseDirectory, line => line.StartsWith(day, StringComparison.Ordinal), cancellationToken, Program, "--data", file, "--out", killed, "--no-table");
        }

        var rest = await RunAsync(cancellationToken, "--data", file, "--out", killed, "--no-table");
        Champions(rest).Should().Be(Champions(whole));
    }

    [Fact]
    public async Task Missing_and_broken_files_are_told_in_a_sentence_and_leave_nothing()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var lines = await BundledLinesAsync("2011-01-03", cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "ragged.csv"), [.. lines[..20], lines[20][..^3] + ",1,2"], cancellationToken);
        var ragged = await DotnetCommand.RunAsync(folder.Path, cancellationToken, Program, "--data", "ragged.csv");
        ragged.ExitCode.Should().Be(1);
        ragged.Output.Should().Contain("'ragged.csv', line 21").And.NotContain("   at ");
        File.Delete(Path.Combine(folder.Path, "ragged.csv"));
        var missing = await DotnetCommand.RunAsync(folder.Path, cancellationToken, Program, "--data", "nowhere.csv");
        missing.ExitCode.Should().Be(1);
        missing.Output.Should().Contain("nowhere.csv").And.NotContain("   at ", "a person reads a sentence, not a stack");
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty("nothing is left half-written");
    }

    /// <summary>The lines of the bundled file before a day, header first.</summary>
    private static async Task<string[]> BundledLinesAsync(string before, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, "docs", "quickstart", "data", "bike_sharing_hour.csv.gz"));
        using var reader = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress));
        var lines = new List<string>();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (lines.Count == 0 || string.CompareOrdinal(line.Split(',')[1], before) < 0)
                lines.Add(line);
        }

        return [.. lines];
    }

    private static string Halved(string line, int column)
    {
        var cells = line.Split(',');
        cells[column] = (int.Parse(cells[column], System.Globalization.CultureInfo.InvariantCulture) / 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return string.Join(',', cells);
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

    private static string Champions(string output) => output[output.IndexOf("Who was champion", StringComparison.Ordinal)..output.IndexOf("Report ", StringComparison.Ordinal)];

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
