using System.Collections.Immutable;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

/// <summary>The stretches of time whose rows came from a broken feed: nothing is trained or judged on them.</summary>
internal sealed class Quarantine(IDecisionStore decisions, LifecycleEnvironment environment)
{
    private const int PageSize = 200;

    /// <summary>Every window whose decision was RepairData, from the onset that was found or the window's start, whichever is earlier; in order of time.</summary>
    public async Task<ImmutableArray<TimeWindow>> ListAsync(ModelName model, CancellationToken cancellationToken)
    {
        var windows = ImmutableArray.CreateBuilder<TimeWindow>();
        DateTimeOffset? before = null;
        while (true)
        {
            var page = await decisions.ListDecisionsAsync(environment.Name, model, LifecycleAction.RepairData, before, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var record in page)
            {
                if (record.Evidence.Window is { } window)
                    windows.Add(new(Onset(record.Evidence, window), window.End));
            }

            if (page.Count < PageSize)
                return [.. windows.Distinct().OrderBy(window => window.Start)];
            before = page[^1].Evidence.At;
        }
    }

    private static DateTimeOffset Onset(Evidence evidence, TimeWindow window) =>
        (evidence.Feed ?? []).Where(finding => finding.Breaking && finding.Since is not null).Select(finding => finding.Since!.Value).Append(window.Start).Min();
}
