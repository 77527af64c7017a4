using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Training;

/// <summary>Looks at the inputs of one window: is the feed whole, does the schema fit, what drifted.</summary>
internal sealed class DriftInspector(IModelMonitor monitor, ReferenceSource references)
{
    public async Task<Inspection> InspectAsync(ModelDefinition definition, AliasState? champion, WindowReport measured, CancellationToken cancellationToken)
    {
        var window = measured.Window;
        if (await references.FindAsync(definition, champion, window, cancellationToken).ConfigureAwait(false) is not { } reference)
            return Inspection.Nothing;

        // The window before tells when a change began that was there from the first row on.
        var before = await monitor.ReadInputsAsync(definition, new(window.Start - window.Duration, window.Start), cancellationToken).ConfigureAwait(false);
        var groups = await monitor.ReadInputsAsync(definition, window, cancellationToken).ConfigureAwait(false);
        try
        {
            return groups.IsEmpty ? Inspection.Nothing with { Reference = reference.Name } : Inspect(definition, reference, before, groups, measured, cancellationToken);
        }
        finally
        {
            foreach (var group in groups.Concat(before))
                group.Dispose();
        }
    }

    private static Inspection Inspect(
        ModelDefinition definition,
        DriftBaseline reference,
        ImmutableArray<RecordedInputs> before,
        ImmutableArray<RecordedInputs> groups,
        WindowReport measured,
        CancellationToken cancellationToken)
    {
        var plan = definition.Find<DriftPlan>() ?? DriftPlan.Default;
        var schemaChanges = SchemaDiff.CompareGroups(reference.InputProfile, groups.Select(group => TableProfile.From(WindowSample.Inputs(group.Schema, reference.Schema), group.Batches)));
        var relations = reference.Relations.Check([.. before.Concat(groups).SelectMany(group => group.Batches)], measured.Window);
        var report = Compare(reference, groups, plan, measured, cancellationToken) is { } compared ? compared with { SchemaChanges = schemaChanges, Relations = relations } : null;
        return new()
        {
            Reference = reference.Name,
            Drift = report,
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

    private static DriftReport? Compare(
        DriftBaseline reference, ImmutableArray<RecordedInputs> groups, DriftPlan plan, WindowReport measured, CancellationToken cancellationToken)
    {
        var window = new WindowSample(reference.Schema, groups, measured);
        return window.Build() is { } sample
            ? window.Explain(TableComparison.Run(reference.Sample, sample, plan, reference.Spread, cancellationToken))
            : null;
    }

    private static ColumnDrift Strongest(IGrouping<string, DriftFinding> findings)
    {
        var finding = findings.First();
        return new(finding.Column, finding.Verdict)
        {
            Role = finding.Role,
            Detector = finding.Detector,
            Effect = double.IsNaN(finding.Effect) ? null : finding.Effect,
            PracticalMinimum = finding.PracticalMinimum,
            Sentence = finding.Sentence,
        };
    }
}
