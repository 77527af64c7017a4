using System.Collections.Immutable;
using Apache.Arrow;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Drift;

/// <summary>
/// What the columns of a reference say about each other. It finds a broken feed whose values all stay in the range seen
/// before: the column no longer fits its partner from one row to the next, while weather, seasons and customers move both.
/// </summary>
/// <remarks>Immutable and thread-safe: learn it once per reference and keep it.</remarks>
public sealed class ColumnRelations
{
    private readonly TableSchema _schema;
    private readonly FeedCheckOptions _options;
    private readonly string? _time;
    private readonly ImmutableArray<WatchedPair> _pairs;
    private readonly ImmutableArray<ScaleWatch> _scales;
    private readonly Dictionary<string, ColumnHabits> _habits;

    internal ColumnRelations(
        TableSchema schema,
        FeedCheckOptions options,
        string? time,
        ImmutableArray<WatchedPair> pairs,
        ImmutableArray<ScaleWatch> scales,
        Dictionary<string, ColumnHabits> habits,
        ImmutableArray<LeftOutColumn> leftOut)
    {
        (_schema, _options, _time, _pairs, _scales, _habits, LeftOut) = (schema, options, time, pairs, scales, habits, leftOut);
        Relations =
        [
            .. pairs.SelectMany(pair => new[] { pair.FirstTold, pair.SecondTold }).OfType<DirectedRelation>()
                .Select(side => new ColumnRelation(side.Column, side.Partner, side.Strength))
                .OrderByDescending(relation => relation.Strength),
        ];
    }

    /// <summary>The relations that are watched, the tightest first.</summary>
    public ImmutableArray<ColumnRelation> Relations { get; }

    /// <summary>Features that no other column tells, with what can and cannot be seen in them.</summary>
    public ImmutableArray<LeftOutColumn> LeftOut { get; }

    /// <summary>Learns the relations of a reference.</summary>
    /// <param name="schema">The columns: numeric features are watched, the column with the role Time gives the order.</param>
    /// <param name="reference">The rows, in any order. Stay the caller's.</param>
    /// <param name="windowLength">The length of the windows that will be checked; the reference is cut into such windows from its end, to learn how much a window usually deviates.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The relations; empty, with the reason in <see cref="LeftOut"/>, where the reference does not support any.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="windowLength"/> is not positive.</exception>
    /// <exception cref="LifecycleException">A setting means nothing.</exception>
    public static ColumnRelations Learn(TableSchema schema, IEnumerable<RecordBatch> reference, TimeSpan windowLength, FeedCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(windowLength, TimeSpan.Zero);
        options ??= FeedCheckOptions.Default;
        var complaints = FeedCheckOptionsValidator.Complaints(options).ToArray();
        return complaints.Length == 0
            ? RelationLearner.Learn(schema, reference, windowLength, options)
            : throw new LifecycleException(string.Join(Environment.NewLine, complaints));
    }

    /// <summary>Checks the rows of one window.</summary>
    /// <param name="rows">
    /// The rows of the window and, if they are at hand, those of the windows before: they tell when a change began that was there
    /// from the window's first row on. Columns that are not there are not checked. Stay the caller's.
    /// </param>
    /// <param name="window">The window that is judged.</param>
    /// <param name="earlier">Findings of earlier windows: a relation that is still broken keeps their column and beginning.</param>
    /// <returns>One finding per relation and per column whose scale is watched, broken ones first; empty when nothing is watched or checking is switched off.</returns>
    public ImmutableArray<RelationFinding> Check(IEnumerable<RecordBatch> rows, TimeWindow window, IEnumerable<RelationFinding>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (_time is null || (_pairs.IsEmpty && _scales.IsEmpty))
            return [];
        var read = FeedRows.Read(_schema, _time, rows);
        var (start, end) = read.Within(window);
        BrokenPair[] pairs = [.. _pairs.Select(pair => pair.Judge(read, start, end, _options)).OfType<BrokenPair>()];
        RelationFinding[] before = [.. earlier ?? []];
        var findings = RelationFindings.Of(pairs, read, _habits, _options, before);
        var named = findings.Where(finding => finding.Verdict == DriftVerdict.Drifted).Select(finding => finding.Column).ToHashSet(StringComparer.Ordinal);
        WatchedPair[] fitting = [.. pairs.Where(pair => pair.Verdict == DriftVerdict.NotDrifted).Select(pair => pair.Watched)];
        var scales = _scales
            .Where(scale => !named.Contains(scale.Column))
            .Select(scale => ScaleFindings.Of(scale, read, start, end, _options, before, fitting))
            .OfType<RelationFinding>()
            .Where(finding => finding.Verdict == DriftVerdict.Drifted || !_habits.ContainsKey(finding.Column));
        return
        [
            .. findings.Concat(scales)
                .OrderBy(finding => finding.Verdict switch { DriftVerdict.Drifted => 0, DriftVerdict.Inconclusive => 1, _ => 2 })
                .ThenByDescending(finding => finding.Effect / finding.PracticalMinimum),
        ];
    }
}
