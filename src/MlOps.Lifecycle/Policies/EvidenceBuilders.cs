using System.Collections.Immutable;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Policies;

public sealed partial record Evidence
{
    /// <summary>Evidence in which everything is still unknown; the other builders add what is known.</summary>
    /// <param name="model">The model.</param>
    /// <param name="at">When, in the domain's time: the only clock of a policy.</param>
    /// <exception cref="ArgumentException"><paramref name="model"/> is the default value.</exception>
    public static Evidence For(ModelName model, DateTimeOffset at) => model.Value.Length > 0
        ? new() { Model = model, At = at }
        : throw new ArgumentException("Evidence is about a model: name it.", nameof(model));

    /// <summary>Adds or replaces what is known about the drift of one column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="effect">How big the change is; null when unknown.</param>
    /// <param name="practicalMinimum">The effect that matters in practice; null when unknown.</param>
    /// <param name="role">What the column is for.</param>
    /// <exception cref="ArgumentException">The column has no name.</exception>
    public Evidence WithColumn(
        string column, DriftVerdict verdict, double? effect = null, double? practicalMinimum = null, ColumnRole role = ColumnRole.Feature)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        var drift = new ColumnDrift(column, verdict) { Effect = effect, PracticalMinimum = practicalMinimum, Role = role };
        return this with { Drift = Replace(Drift, drift, known => known.Column == column) };
    }

    /// <summary>Adds or replaces what is known about one metric, of quality or of value per day.</summary>
    /// <param name="quality">What is known.</param>
    /// <exception cref="ArgumentException">A number is NaN, or an interval ends before it begins.</exception>
    public Evidence WithQuality(QualityEvidence quality)
    {
        ArgumentNullException.ThrowIfNull(quality);
        EvidenceNumbers.Check(quality);
        return this with { Quality = Replace(Quality, quality, known => known.Metric == quality.Metric) };
    }

    /// <summary>Adds or replaces what is known about one metric whose labels are in.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="reference">The first accepted reference; null while there is none.</param>
    /// <param name="current">The measured value.</param>
    /// <param name="interval">How sure the measured value is (95 %); null when unknown.</param>
    /// <param name="referenceInterval">How sure the reference is (95 %); null when unknown.</param>
    /// <param name="band">The agreed band; null when nothing was agreed.</param>
    /// <param name="direction">Which way is better; taken from the band when null, else known for the usual metrics (<c>auc</c>, <c>mae</c> and the like).</param>
    /// <exception cref="ArgumentException">Nobody says which way the metric gets better, a number is NaN, or an interval ends before it begins.</exception>
    public Evidence WithQuality(
        string metric,
        double? reference,
        double current,
        (double Lower, double Upper)? interval = null,
        (double Lower, double Upper)? referenceInterval = null,
        MetricBand? band = null,
        MetricDirection? direction = null) => WithQuality(new QualityEvidence
        {
            Metric = metric,
            Direction = UsualDirections.Resolve(metric, direction, band),
            Reference = reference,
            ReferenceInterval = referenceInterval is { } r ? new(r.Lower, r.Upper) : null,
            Current = current,
            CurrentInterval = interval is { } i ? new(i.Lower, i.Upper) : null,
            Band = band,
        });

    /// <summary>Adds or replaces a metric whose labels are not in yet.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="reference">The first accepted reference; null while there is none.</param>
    /// <param name="matureAt">When the labels should be in; null when unknown.</param>
    /// <param name="current">What the labels say so far; null when they say nothing.</param>
    /// <param name="band">The agreed band; null when nothing was agreed.</param>
    /// <param name="direction">Which way is better; taken from the band when null, else known for the usual metrics.</param>
    /// <exception cref="ArgumentException">Nobody says which way the metric gets better, a number is NaN, or an interval ends before it begins.</exception>
    public Evidence WithImmatureQuality(
        string metric, double? reference, DateTimeOffset? matureAt, double? current = null, MetricBand? band = null, MetricDirection? direction = null) =>
        WithQuality(new QualityEvidence
        {
            Metric = metric,
            Direction = UsualDirections.Resolve(metric, direction, band),
            Reference = reference,
            Current = current,
            IsMature = false,
            MatureAt = matureAt,
            Band = band,
        });

    /// <summary>Replaces what is known about finished runs. Without any, it is known that there were none.</summary>
    /// <param name="runs">The runs, in any order.</param>
    public Evidence WithRuns(params ReadOnlySpan<RunEvidence> runs) => this with { Runs = NewestFirst([.. runs]) };

    /// <summary>Adds a finished run.</summary>
    /// <param name="finished">When it ended, in the domain's time.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="cost">What it cost; null when nobody said.</param>
    public Evidence WithLastRun(DateTimeOffset finished, RunOutcome outcome = RunOutcome.Promoted, decimal? cost = null) =>
        this with { Runs = NewestFirst([.. Runs ?? [], new RunEvidence(finished, outcome, cost)]) };

    /// <summary>Says whether a run is open now.</summary>
    /// <param name="isOpen">Whether one is.</param>
    public Evidence WithRunOpen(bool isOpen = true) => this with { IsRunOpen = isOpen };

    /// <summary>Adds changes of the schema. Without any, it is known that nothing changed.</summary>
    /// <param name="changes">The changes.</param>
    public Evidence WithSchemaChange(params ReadOnlySpan<SchemaChange> changes) => this with { SchemaChanges = [.. SchemaChanges ?? [], .. changes] };

    /// <summary>Adds technical changes of the data. Without any, it is known that the feed is sound.</summary>
    /// <param name="findings">The findings.</param>
    public Evidence WithFeed(params ReadOnlySpan<FeedFinding> findings) => this with { Feed = [.. Feed ?? [], .. findings] };

    /// <summary>Adds one technical change of the data.</summary>
    /// <param name="column">The column, by its name in the reference.</param>
    /// <param name="sentence">The finding for people.</param>
    /// <param name="breaking">Whether data with this change must not be scored or trained on.</param>
    /// <param name="since">When it began; null when unknown.</param>
    public Evidence WithFeed(string column, string sentence, bool breaking = true, DateTimeOffset? since = null) =>
        WithFeed(new FeedFinding(column, breaking, sentence) { Since = since });

    /// <summary>Adds what did not flow. Without any, it is known that everything flowed.</summary>
    /// <param name="findings">The findings.</param>
    public Evidence WithFlow(params ReadOnlySpan<FlowFinding> findings) => this with { Flow = [.. Flow ?? [], .. findings] };

    /// <summary>Says whether the library trains the model; a model that is only watched is helped by its owner.</summary>
    /// <param name="isTrainedHere">Whether it does.</param>
    public Evidence WithTrainedHere(bool isTrainedHere = true) => this with { IsTrainedHere = isTrainedHere };

    /// <summary>Says how many labeled rows arrived since the champion's training data.</summary>
    /// <param name="rows">The rows, not negative.</param>
    public Evidence WithNewRows(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return this with { NewRows = rows };
    }

    /// <summary>Says how many rows of the window that quality was measured in have a label.</summary>
    /// <param name="rows">The rows, not negative.</param>
    public Evidence WithLabeledRows(long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        return this with { LabeledRows = rows };
    }

    /// <summary>Says what is known about labels.</summary>
    /// <param name="delay">Within which time they arrive.</param>
    /// <param name="horizon">The longest delay that may be waited for before drift alone is acted on; null when nothing was agreed.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative, or <paramref name="horizon"/> is not positive.</exception>
    public Evidence WithLabels(TimeSpan delay, TimeSpan? horizon = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        if (horizon is { } longest)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(longest, TimeSpan.Zero, nameof(horizon));
        return this with { LabelDelay = delay, LabelHorizon = horizon };
    }

    /// <summary>Sets the newest closed window and its length.</summary>
    /// <param name="start">The first instant inside.</param>
    /// <param name="end">The first instant after.</param>
    public Evidence WithWindow(DateTimeOffset start, DateTimeOffset end) =>
        this with { Window = new TimeWindow(start, end), WindowLength = end - start };

    /// <summary>Adds what people were told about drift. Without any, it is known that they were told nothing.</summary>
    /// <param name="notices">The notices, in any order.</param>
    public Evidence WithNoticed(params ReadOnlySpan<NoticedDrift> notices)
    {
        NoticedDrift[] all = [.. Noticed ?? [], .. notices];
        return this with { Noticed = [.. all.OrderByDescending(notice => notice.At)] };
    }

    /// <summary>Replaces the earlier evidence.</summary>
    /// <param name="earlier">Earlier evidence of the same model, in any order; their own histories are dropped.</param>
    /// <exception cref="ArgumentException">Some evidence is of another model, or not earlier than this.</exception>
    public Evidence WithHistory(params ReadOnlySpan<Evidence> earlier)
    {
        foreach (var evidence in earlier)
        {
            if (evidence.Model != Model || evidence.At >= At)
                throw new ArgumentException($"The history of '{Model}' at {At:O} is earlier evidence of the same model, not of '{evidence.Model}' at {evidence.At:O}.", nameof(earlier));
        }

        Evidence[] all = [.. earlier];
        return this with { History = [.. all.OrderByDescending(evidence => evidence.At).Select(evidence => evidence with { History = [] })] };
    }

    private static ImmutableArray<RunEvidence> NewestFirst(RunEvidence[] runs) => [.. runs.OrderByDescending(run => run.FinishedAt)];

    private static ImmutableArray<T> Replace<T>(ImmutableArray<T>? all, T item, Func<T, bool> isSame) =>
        [.. (all ?? []).Where(known => !isSame(known)), item];
}
