using System.Diagnostics;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Runs the dotnet command line as a user would, and returns everything it printed.</summary>
internal static class DotnetCommand
{
    /// <summary>Kills the command, as a machine that loses its power does, when it has printed a line.</summary>
    public static async Task KillAfterAsync(string folder, Func<string, bool> line, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, arguments))!;
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } printed && !line(printed))
            {
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        var (exitCode, output, error) = await RunApartAsync(folder, cancellationToken, arguments);
        return (exitCode, output + error);
    }

    /// <summary>Runs it and keeps what it printed and what it complained about apart.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunApartAsync(string folder, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, arguments))!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Start(string folder, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // The test host's own settings must not leak into the user's command.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }
}
