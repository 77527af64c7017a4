using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>Carries out a decision to roll back: once, and only while the champion is the one that was judged.</summary>
internal sealed class Rollback(IModelRegistry registry, AliasFollowers followers, ILogger<Rollback> logger)
{
    /// <summary>Safe to repeat: after the move, or any other one, the champion is no longer the one in the evidence.</summary>
    public async Task CarryOutAsync(TickReport report, CancellationToken cancellationToken)
    {
        var judged = report.Evidence;
        var champion = await registry.FindAliasAsync(report.Model, AliasName.Champion, cancellationToken).ConfigureAwait(false);
        if (champion is null || champion.Version != judged.Champion || champion.Since != judged.ChampionSince)
            return;
        var moves = await registry.ListAliasEventsAsync(report.Model, AliasName.Champion, cancellationToken).ConfigureAwait(false);
        if (AliasHistory.VersionBefore(moves) is not { } before)
        {
            Log.NothingToRollBackTo(logger, report.Model.Value, champion.Version);
            return;
        }

        var move = new AliasMove
        {
            Alias = AliasName.Champion,
            To = before,
            ExpectedRevision = champion.Revision,
            Actor = Actor.Library,
            Reason = report.Decision.Sentence,
        };
        await registry.MoveAliasAsync(move, cancellationToken).ConfigureAwait(false);
        await followers.FollowAsync(report.Model, cancellationToken).ConfigureAwait(false);
    }
}
