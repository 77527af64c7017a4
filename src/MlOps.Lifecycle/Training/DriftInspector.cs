using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>Looks at the inputs of one window: is the feed whole, does the schema fit, what drifted.</summary>
internal sealed class DriftInspector(IModelMonitor monitor, IDecisionStore decisions, ReferenceSource references, LifecycleEnvironment environment)
{
    public async Task<Inspection> InspectAsync(ModelDefinition definition, AliasState? champion, TimeWindow window, bool isMature, CancellationToken cancellationToken)
    {
        if (await references.FindAsync(definition, champion, window, cancellationToken).ConfigureAwait(false) is not { } reference)
            return Inspection.Nothing;
        var groups = await monitor.ReadInputsAsync(definition, window, cancellationToken).ConfigureAwait(false);
        try
        {
            return groups.IsEmpty
                ? Inspection.Nothing with { Reference = reference.Name }
                : await InspectAsync(definition, reference, groups, window, isMature, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var group in groups)
                group.Dispose();
        }
    }

    private async Task<Inspection> InspectAsync(
        ModelDefinition definition, DriftBaseline reference, ImmutableArray<RecordedInputs> groups, TimeWindow window, bool isMature, CancellationToken cancellationToken)
    {
        var plan = definition.Find<DriftPlan>() ?? DriftPlan.Default;
        var schemaChanges = SchemaChanges(reference, groups);
        var comparable = Comparable(reference, groups, isMature);
        var relations = comparable.Batches.Count == 0 ? [] : reference.Relations.Check(
            comparable.Batches, window, await EarlierAsync(definition, window, cancellationToken).ConfigureAwait(false));
        var report = comparable.Batches.Count == 0 ? null : TableComparison.Run(
            reference.Sample.Choose(comparable.Schema), TableSample.From(comparable.Schema, comparable.Batches), plan, reference.Spread, reference.Name, window.ToString());
        return new()
        {
            Reference = reference.Name,
            Drift = report is null ? null : report with { SchemaChanges = schemaChanges, Relations = relations },
            Columns = report is null ? null : [.. report.Findings.GroupBy(finding => finding.Column).Select(Strongest)],
            SchemaChanges = schemaChanges,
            Feed =
            [
                .. schemaChanges.Where(change => change.Breaking).Select(change => new FeedFinding(change.Column, true, change.Sentence)),
                .. relations.Where(finding => finding.Verdict is not DriftVerdict.NotDrifted).Select(finding =>
                    new FeedFinding(finding.Column, finding.Verdict is DriftVerdict.Drifted, finding.Sentence) { Since = finding.Since }),
            ],
        };
    }
}
