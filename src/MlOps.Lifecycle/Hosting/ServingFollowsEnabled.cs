using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Serving;

namespace MlOps.Lifecycle.Hosting;

/// <summary><c>MlOps:Enabled</c> is about all background work, so handles look at their alias within a request where it is false.</summary>
internal sealed class ServingFollowsEnabled(IOptions<LifecycleOptions> lifecycle) : IPostConfigureOptions<ServingOptions>
{
    public void PostConfigure(string? name, ServingOptions options) => options.LooksInBackground = lifecycle.Value.Enabled;
}
