using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Training;

namespace Quickstart;

/// <summary>The whole quickstart: the replay on disk, the comparison in memory, the report.</summary>
internal static class Tour
{
    public static async Task RunAsync(QuickstartOptions options, TextWriter output)
    {
        var hours = BikeFile.Read(options);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{hours.Count:N0} hours from {hours[0].Time:yyyy-MM-dd} to {hours[^1].Time:yyyy-MM-dd} ({Path.GetFileName(options.Data)}).")).ConfigureAwait(false);

        Prepare(options);

        // The rows of the comparison are computed beside the replay that is printed.
        var comparison = options.Table ? Task.Run(() => Comparison.RunAsync(hours)) : null;
        await ReplayAsync(options, hours, output).ConfigureAwait(false);
        if (comparison is null)
            return;

        var results = await comparison.ConfigureAwait(false);
        await output.WriteLineAsync($"\nThe same city in {Scenario.Judged.Year} under other policies, without faults (error in bikes per hour, costs in USD):\n").ConfigureAwait(false);
        await output.WriteLineAsync(Comparison.Table(results)).ConfigureAwait(false);
        await output.WriteLineAsync(Comparison.Claim(results)).ConfigureAwait(false);
    }

    private static async Task ReplayAsync(QuickstartOptions options, IReadOnlyList<BikeHour> hours, TextWriter output)
    {
        var clock = new ReplayClock(Scenario.Start);
        var printer = new EventPrinter(output);
        var services = City.OnDisk(options.Folder, RetrainingPolicy.Recommended, clock);
        await using (services.ConfigureAwait(false))
        {
            var replay = new Replay(services, clock, hours, options.Faults ? Fault.All : [], printer.Write);
            var from = await replay.ResumeAsync().ConfigureAwait(false);
            if (from == Scenario.Start)
                await BeginAsync(replay, printer).ConfigureAwait(false);
            else
                await output.WriteLineAsync(from >= hours[^1].Time ? $"{options.Folder} holds the whole replay already: nothing new happened." : $"{options.Folder} holds the replay to {from:yyyy-MM-dd}: it goes on from there.").ConfigureAwait(false);
            await replay.RunAsync("recommended", from).ConfigureAwait(false);
            await PrintAliasHistoryAsync(services, output).ConfigureAwait(false);

            var report = Path.Combine(options.Folder, "report.html");
            var isKept = !replay.HasNews && File.Exists(report);
            if (!isKept)
                await SaveReportAsync(services, report).ConfigureAwait(false);
            await output.WriteLineAsync($"""

                Report    {report}{(isKept ? " (as the run before left it)" : "")}
                Database  {Path.Combine(options.Folder, "mlops.db")}
                Blobs     {Path.Combine(options.Folder, "blobs")}
                """).ConfigureAwait(false);
        }
    }

    /// <summary>Makes the folder ready, or says why it cannot be used.</summary>
    private static void Prepare(QuickstartOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.Folder);
            ReplayMark.Check(options);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LifecycleException($"The folder '{options.Folder}' cannot be used ({exception.Message}): pass --out with a folder that may be created and written to.", exception);
        }
    }

    /// <summary>Without a champion there is nothing to replay.</summary>
    private static async Task BeginAsync(Replay replay, EventPrinter printer)
    {
        var first = await replay.BeginAsync().ConfigureAwait(false);
        printer.Write(first);
        if (first.State is not RunState.Promoted)
            throw new LifecycleException("The first champion was not accepted on these data, for the reason above, so there is nothing to replay: pass --data with another file and --out with another folder.");
    }

    /// <summary>A report of this process shows how the columns of the last week drifted; in another process that figure is not there to show.</summary>
    private static async Task SaveReportAsync(ServiceProvider services, string path)
    {
        var report = await services.GetRequiredService<IModelReporter>().GatherAsync(City.Model).ConfigureAwait(false);
        await report.SaveHtmlAsync(path).ConfigureAwait(false);
    }

    private static async Task PrintAliasHistoryAsync(ServiceProvider services, TextWriter output)
    {
        await output.WriteLineAsync("\nWho was champion, as the database tells it:").ConfigureAwait(false);
        foreach (var move in await services.GetRequiredService<IModelRegistry>().ListAliasEventsAsync(City.Model, AliasName.Champion).ConfigureAwait(false))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {move.Revision,3}  {move.At:yyyy-MM-dd}  {move.To}")).ConfigureAwait(false);
    }
}
