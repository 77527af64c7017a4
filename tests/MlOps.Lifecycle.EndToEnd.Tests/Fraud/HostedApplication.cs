using System.Diagnostics;
using System.Text;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>A web application in a process of its own, on a free port of this machine; stopped at the end of the test.</summary>
internal sealed class HostedApplication : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HostedApplication(Process process) => _process = process;

    public Uri Address { get; private set; } = null!;

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public static async Task<HostedApplication> StartAsync(string program, string folder, CancellationToken cancellationToken, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var application = new HostedApplication(new Process { StartInfo = start, EnableRaisingEvents = true });
        application._process.OutputDataReceived += (_, line) => application.Read(line.Data);
        application._process.ErrorDataReceived += (_, line) => application.Read(line.Data);
        application._process.Exited += (_, _) => application._address.TrySetException(new InvalidOperationException($"{program} ended: {application.Output}"));
        application._process.Start();
        application._process.BeginOutputReadLine();
        application._process.BeginErrorReadLine();
        try
        {
            application.Address = await application._address.Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var i)
            _address.TrySetResult(new(line[(i + Listening.Length)..].Trim()));
    }
}
