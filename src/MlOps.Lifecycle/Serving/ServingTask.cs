using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Serving;

/// <summary>Loads what is served before the first request comes.</summary>
internal sealed class ServingTask(IEnumerable<IAliasFollower> followers) : IStartupTask
{
    public int Order => 300;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var follower in followers)
            await follower.StartAsync(cancellationToken).ConfigureAwait(false);
    }
}
