namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>One run with everything on, for all tests that look at what it printed and left behind.</summary>
public sealed class QuickstartRun : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = TemporaryFolder.Create();

    public string Folder => _folder.Path;

    public string Output { get; private set; } = "";

    public async ValueTask InitializeAsync() => Output = await QuickstartProgram.RunAsync(TestContext.Current.CancellationToken, "--out", Folder);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
