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
            return groups.IsEmpty ? Inspection.Nothing with { Reference = reference.Name } : Inspect(definition, reference, before, groups, measured);
        }
        finally
        {
            foreach (var group in groups.Concat(before))
                group.Dispose();
        }
    }

    private static Inspection Inspect(
        ModelDefinition definition, DriftBaseline reference, ImmutableArray<RecordedInputs> before, ImmutableArray<RecordedInputs> groups, WindowReport measured)
    {
        var plan = definition.Find<DriftPlan>() ?? DriftPlan.Default;
        var schemaChanges = SchemaDiff.CompareGroups(reference.InputProfile, groups.Select(group => TableProfile.From(WithoutAnswers(group.Schema), group.Batches)));
        var relations = reference.Relations.Check([.. before.Concat(groups).SelectMany(group => group.Batches)], measured.Window);
        var report = Compare(reference, groups, plan, measured) is { } compared ? compared with { SchemaChanges = schemaChanges, Relations = relations } : null;
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

    /// <summary>Compares the rows that have every column of the reference; those that do not are in the schema's changes.</summary>
    private static DriftReport? Compare(DriftBaseline reference, ImmutableArray<RecordedInputs> groups, DriftPlan plan, WindowReport measured)
    {
        var columns = reference.Schema.Where(column => column.Role is not ColumnRole.Label || IsLabeled(measured)).ToArray();
        var batches = new List<RecordBatch>();
        foreach (var group in groups)
        {
            var chosen = columns.Select(column => (From: Counterpart(group.Schema, column)?.Name, To: column)).ToArray();
            if (chosen.All(column => column.From is not null))
                batches.AddRange(group.Batches.Select(batch => BatchPieces.Choose(batch, [.. chosen.Select(column => (column.From!, column.To))])));
        }

        return batches.Count == 0
            ? null
            : TableComparison.Run(reference.Sample, TableSample.From(new TableSchema(columns), batches, measured.Window.ToString()), plan, reference.Spread);
    }

    /// <summary>Labels are compared when all are in: a column that is still filling up would look like missing values.</summary>
    private static bool IsLabeled(WindowReport measured) => measured.IsMature && measured.LabeledRows == measured.PredictedRows;

    /// <summary>Answers and labels are found by their role, since recorder and dataset may name them differently.</summary>
    private static ColumnSchema? Counterpart(TableSchema recorded, ColumnSchema column) => column.Role is ColumnRole.Label or ColumnRole.Prediction
        ? recorded.WithRole(column.Role).FirstOrDefault()
        : recorded.Find(column.Name) is { } found && (found.Type == column.Type || (found.IsNumeric && column.IsNumeric)) ? found : null;

    internal static TableSchema WithoutAnswers(TableSchema schema) => new(schema.Where(column => column.Role is not (ColumnRole.Label or ColumnRole.Prediction)));

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
