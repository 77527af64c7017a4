using System.Globalization;
using static MlOps.Lifecycle.EndToEnd.Tests.QuickstartProgram;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The README's first command with options: run again, with other data, killed, with bad files.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task A_second_run_in_the_same_folder_continues_and_without_faults_nothing_is_called_broken()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var first = await RunAsync(cancellationToken, "--out", folder.Path, "--no-faults", "--no-table");
        var moves = await QuickstartStores.PromotionsAsync(folder.Path, cancellationToken);
        var report = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"), cancellationToken);
        var second = await RunAsync(cancellationToken, "--out", folder.Path, "--no-faults", "--no-table");

        Events(first, "RepairData").Should().BeEmpty();
        Events(first, "Flow").Should().BeEmpty("everything arrived and was scored");
        moves.Should().Equal(Promotions(first));
        Events(first, "Notice").GroupBy(line => Quarter(line)).Should().OnlyContain(quarter => quarter.Count() <= 1, "spring comes every year");
        second.Should().Contain("nothing new happened").And.Contain(Path.Combine(folder.Path, "report.html"));
        (await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"), cancellationToken)).Should().Be(report, "what the first run saw last still holds");
        report.Should().Contain("2012-12-31");

        File.Delete(Path.Combine(folder.Path, "report.html"));
        await RunAsync(cancellationToken, "--out", folder.Path, "--no-faults", "--no-table");
        var again = await File.ReadAllTextAsync(Path.Combine(folder.Path, "report.html"), cancellationToken);
        again.Should().Contain("2012-12-31", "a lost report is gathered at the end of the replay").And.NotContain("No window with recorded rows has closed");
        (await QuickstartStores.PromotionsAsync(folder.Path, cancellationToken)).Should().Equal(moves);
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

        var mixed = await DotnetCommand.RunAsync(folder.Path, cancellationToken, QuickstartProgram.Dll, "--data", half, "--out", Path.Combine(folder.Path, "one"), "--no-table");
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
                AppContext.BaseDirectory, line => line.StartsWith(day, StringComparison.Ordinal), cancellationToken, QuickstartProgram.Dll, "--data", file, "--out", killed, "--no-table");
        }

        var rest = await RunAsync(cancellationToken, "--data", file, "--out", killed, "--no-table");
        Champions(rest).Should().Be(Champions(whole));
    }

    [Fact]
    public async Task Rows_in_any_order_tell_the_same_story()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var file = Path.Combine(folder.Path, "hours.csv");
        var lines = await BundledLinesAsync("2011-07-13", cancellationToken);
        await File.WriteAllLinesAsync(file, lines, cancellationToken);
        var sorted = await RunAsync(cancellationToken, "--data", file, "--out", folder.Make("sorted"), "--no-table");
        await File.WriteAllLinesAsync(file, [lines[0], .. lines[1..].Reverse()], cancellationToken);
        var reversed = await RunAsync(cancellationToken, "--data", file, "--out", folder.Make("reversed"), "--no-table");

        Events(sorted, "Train").Should().ContainSingle();
        Story(reversed, Path.Combine(folder.Path, "reversed")).Should().Be(Story(sorted, Path.Combine(folder.Path, "sorted")));
    }

    [Fact]
    public async Task A_first_champion_that_is_no_better_than_last_week_is_told_in_a_sentence()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        var lines = await BundledLinesAsync("2011-07-13", cancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(folder.Path, "weekly.csv"), lines.Select((line, i) => i == 0 ? line : SameEveryWeek(line)), cancellationToken);

        var said = await RefusedAsync(folder.Path, cancellationToken, "--data", "weekly.csv", "--out", "out", "--no-table");

        said.Should().Contain("The first champion was not accepted").And.Contain("--data");
    }

    public static TheoryData<string> BadFiles() => [.. BadFile.All.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_told_in_a_sentence_and_nothing_is_written(string name)
    {
        var bad = BadFile.All.Single(file => file.Name == name);
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, bad.File), bad.Make(await BundledLinesAsync(bad.Before, cancellationToken)), cancellationToken);

        var said = await RefusedAsync(folder.Path, cancellationToken, ["--data", bad.File, "--out", "out", .. bad.Options]);

        foreach (var part in bad.Says)
            said.Should().Contain(part);
        Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Should().Equal([bad.File], "nothing is left half-written");
    }

    [Theory]
    [InlineData("There is no file 'nowhere.csv'", "correct the path", "--data", "nowhere.csv")]
    [InlineData("The value of '--data' is missing", "hours.csv", "--data")]
    [InlineData("The value of '--data' is missing", "hours.csv", "--data", "--no-table")]
    [InlineData("The value of '--out' is missing", "--out quickstart-out", "--no-table", "--out")]
    [InlineData("The value of '--out' is missing", "--out quickstart-out", "--out", "")]
    public async Task A_bad_command_line_is_told_in_a_sentence_and_nothing_is_written(string what, string next, params string[] arguments)
    {
        using var folder = TemporaryFolder.Create();
        (await RefusedAsync(folder.Path, TestContext.Current.CancellationToken, arguments)).Should().Contain(what).And.Contain(next);
        Directory.GetFileSystemEntries(folder.Path).Should().BeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_told_in_a_sentence()
    {
        using var folder = TemporaryFolder.Create();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "kept", TestContext.Current.CancellationToken);
        foreach (var taken in (string[])[file, Path.Combine(file, "below")])
        {
            (await RefusedAsync(folder.Path, TestContext.Current.CancellationToken, "--out", taken))
                .Should().Contain($"The folder '{taken}' cannot be used").And.Contain("pass --out with a folder");
        }

        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Should().Be("kept");
    }

    /// <summary>Runs it where it must refuse, and returns the one line that it says about it.</summary>
    private static async Task<string> RefusedAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await DotnetCommand.RunApartAsync(folder, cancellationToken, [QuickstartProgram.Dll, .. arguments]);
        exitCode.Should().Be(1, "it printed{0}{1}{2}", Environment.NewLine, output, error);
        error.TrimEnd().Should().NotContain("\n", "a person reads a sentence, not a stack").And.NotContain("   at ").And.NotBeEmpty();
        return error;
    }

    /// <summary>A demand that last week's tells exactly, and trees do not.</summary>
    private static string SameEveryWeek(string line)
    {
        var cells = line.Split(',');
        var hourOfWeek = (int.Parse(cells[7], CultureInfo.InvariantCulture) * 24) + int.Parse(cells[5], CultureInfo.InvariantCulture);
        cells[16] = (hourOfWeek * 7919 % 3001).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    private static string Halved(string line, int column)
    {
        var cells = line.Split(',');
        cells[column] = (int.Parse(cells[column], CultureInfo.InvariantCulture) / 2).ToString(CultureInfo.InvariantCulture);
        return string.Join(',', cells);
    }

    private static string Champions(string output) => output[output.IndexOf("Who was champion", StringComparison.Ordinal)..output.IndexOf("Report ", StringComparison.Ordinal)];
}
