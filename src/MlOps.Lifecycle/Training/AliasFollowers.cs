using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Training;

/// <summary>Tells what answers in this process that the loop moved an alias, so that nobody waits for the next look.</summary>
internal sealed class AliasFollowers(IEnumerable<IAliasFollower> followers)
{
    /// <summary>Lets every follower of a model look now. The move is stored already: a look that fails is logged by the follower and comes again.</summary>
    public async Task FollowAsync(ModelName model, CancellationToken cancellationToken)
    {
        foreach (var follower in followers.Where(follower => follower.Model == model))
            await follower.FollowAsync(cancellationToken).ConfigureAwait(false);
    }
}
