using System.Collections.Concurrent;
using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Training;

/// <summary>
/// Finds what a window is compared with: the rows that trained the champion, or a stretch of time before the window. It
/// follows the alias, so a promotion switches the reference in the same transaction. What came from a broken feed is in none of them.
/// </summary>
internal sealed class ReferenceSource(IDatasets datasets, IModelRegistry registry, IModelMonitor monitor, ILoadedModels models, Quarantine quarantine)
{
    private const int RecordedWindows = 26;
    private readonly ConcurrentDictionary<ModelName, DriftBaseline> _newest = new();

    /// <returns>The reference; null when there is none yet.</returns>
    public async Task<DriftBaseline?> FindAsync(ModelDefinition definition, AliasState? champion, TimeWindow window, CancellationToken cancellationToken)
    {
        var plan = definition.Find<DriftPlan>() ?? DriftPlan.Default;
        var version = champion is null ? null : await registry.GetAsync(champion.Version, cancellationToken).ConfigureAwait(false);
        if (plan.Reference.FindWindow(window) is { } stretch)
            return await FromStretchAsync(definition, plan, version, stretch, window, cancellationToken).ConfigureAwait(false);
        if (version?.Lineage.TrainingData is { } trained)
        {
            return await KeepAsync(definition, $"{version.Id}", () => FromDatasetAsync(
                definition, plan, version, trained, null, window, $"{version.Id}", $"{trained}, the training data of {version.Id}", cancellationToken)).ConfigureAwait(false);
        }

        // A model that was not trained here is compared with what it was shown before. The window just before stays out: a change that begins there
        // could not be seen twice, and drift counts only in two windows in a row.
        var end = window.Start - window.Duration;
        var before = new TimeWindow(end - (RecordedWindows * window.Duration), end);
        return await FromStretchAsync(definition, plan, version, before, window, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DriftBaseline?> FromStretchAsync(
        ModelDefinition definition, DriftPlan plan, ModelVersion? version, TimeWindow stretch, TimeWindow window, CancellationToken cancellationToken)
    {
        var broken = await quarantine.ListAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        var wide = plan.Reference.Kind is DriftReferenceKind.SameSeason ? stretch : SoundStretch.Widen(stretch, broken);
        var parts = SoundStretch.Parts(wide, broken);
        var newest = definition.Find<TrainingPlan>()?.Dataset is { } dataset ? await datasets.FindNewestAsync(dataset, cancellationToken).ConfigureAwait(false) : null;
        var key = $"{version?.Id}|{newest?.Id}|{string.Join('|', parts.Select(part => $"{part.Start:O}/{part.End:O}"))}";
        return newest is null
            ? await KeepAsync(definition, key, () => FromRecordsAsync(definition, plan, parts, window, key, $"what was recorded from {wide}", cancellationToken)).ConfigureAwait(false)
            : await KeepAsync(definition, key, () => FromDatasetAsync(definition, plan, version, newest.Id, parts, window, key, $"{newest.Id}, {wide}", cancellationToken)).ConfigureAwait(false);
    }

    private async Task<DriftBaseline?> FromDatasetAsync(
        ModelDefinition definition, DriftPlan plan, ModelVersion? version, DatasetVersionId data, ImmutableArray<TimeWindow>? parts, TimeWindow window, string key, string name, CancellationToken cancellationToken)
    {
        var found = await datasets.GetAsync(data, cancellationToken).ConfigureAwait(false);
        using var model = version is null ? null : await models.GetAsync(version.Id, cancellationToken).ConfigureAwait(false);
        var schema = found.Schema;
        var prediction = new ColumnSchema { Name = ScoreColumns.Prediction, Type = ColumnType.Number, Role = ColumnRole.Prediction };
        var answers = model is not null && schema.Find(prediction.Name) is null;
        var batches = new List<RecordBatch>();
        try
        {
            // Null is the whole version, and no parts are no rows. A streamed batch is gone with the next one: what is kept is a copy.
            foreach (var part in parts is { } some ? some.Select(part => (TimeWindow?)part) : [null])
            {
                await foreach (var batch in datasets.ReadAsync(data, window: part, cancellationToken: cancellationToken).ConfigureAwait(false))
                {
                    using var scored = answers ? model!.Score(batch) : null;
                    batches.Add(scored is null ? batch.Clone(ManagedMemory.Allocator) : BatchPieces.With(batch, prediction, scored.Column(ScoreColumns.Prediction)).Clone(ManagedMemory.Allocator));
                }
            }

            return Build(definition, plan, answers ? new([.. schema, prediction]) : schema, batches, window, key, name);
        }
        finally
        {
            foreach (var batch in batches)
                batch.Dispose();
        }
    }

    private async Task<DriftBaseline?> FromRecordsAsync(
        ModelDefinition definition, DriftPlan plan, ImmutableArray<TimeWindow> parts, TimeWindow window, string key, string name, CancellationToken cancellationToken)
    {
        var groups = new List<RecordedInputs>();
        try
        {
            foreach (var part in parts)
                groups.AddRange(await monitor.ReadInputsAsync(definition, part, cancellationToken).ConfigureAwait(false));

            // Rows that came with other columns than most are no reference; whether a value may be missing is no other column.
            var main = groups
                .GroupBy(group => string.Join('\n', group.Schema.Select(column => $"{column.Name}\t{column.Type}\t{column.Role}")), StringComparer.Ordinal)
                .MaxBy(alike => alike.Sum(group => group.Rows));
            if (main is null)
                return null;
            var schema = new TableSchema(main.First().Schema.Select(column => column with { IsNullable = main.Any(group => group.Schema.Find(column.Name)!.IsNullable) }));
            return Build(definition, plan, schema, main.SelectMany(group => group.Batches).ToList(), window, key, name);
        }
        finally
        {
            foreach (var group in groups)
                group.Dispose();
        }
    }

    private static DriftBaseline? Build(ModelDefinition definition, DriftPlan plan, TableSchema schema, List<RecordBatch> batches, TimeWindow window, string key, string name)
    {
        if (batches.Count == 0)
            return null;
        var judged = new TableSchema(schema.Where(column => column.Role is ColumnRole.Feature or ColumnRole.Label or ColumnRole.Prediction));
        var time = schema.WithRole(ColumnRole.Time).FirstOrDefault();
        var windows = time is null ? [] : WindowsOf(batches, time.Name, window);
        var pieces = time is null ? [] : BatchPieces.ByWindow(batches, time.Name, windows);
        return new()
        {
            Key = key,
            Name = name,
            Sample = TableSample.From(schema, batches, name),
            InputProfile = TableProfile.From(WindowSample.Inputs(schema, schema), batches),
            Spread = ReferenceSpread.Measure([.. pieces.Where(piece => piece.Count > 0).Select(piece => TableSample.From(judged, piece))], plan),
            Relations = ColumnRelations.Learn(schema, batches, window.Duration, definition.Find<FeedCheckOptions>()),
        };
    }

    /// <summary>The whole windows of the reference, aligned with the window that is judged.</summary>
    private static List<TimeWindow> WindowsOf(IReadOnlyList<RecordBatch> batches, string time, TimeWindow window)
    {
        var (first, last) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in batches.SelectMany(batch => EvaluationRows.Numbers(batch.Column(time))).Where(double.IsFinite))
            (first, last) = (Math.Min(first, value), Math.Max(last, value));
        if (last < first)
            return [];

        var start = DateTimeOffset.UnixEpoch.AddTicks((long)first * TimeSpan.TicksPerMicrosecond);
        var end = DateTimeOffset.UnixEpoch.AddTicks((long)last * TimeSpan.TicksPerMicrosecond);
        var windows = new List<TimeWindow>();
        for (var at = window.Start - (Math.Floor((window.Start - start) / window.Duration) * window.Duration); at <= end; at += window.Duration)
            windows.Add(new(at, at + window.Duration));
        return windows;
    }

    private async Task<DriftBaseline?> KeepAsync(ModelDefinition definition, string key, Func<Task<DriftBaseline?>> build)
    {
        if (_newest.TryGetValue(definition.Name, out var known) && known.Key == key)
            return known;
        var built = await build().ConfigureAwait(false);
        if (built is not null)
            _newest[definition.Name] = built;
        return built;
    }
}
