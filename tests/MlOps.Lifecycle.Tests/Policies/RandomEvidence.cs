using System.Collections.Immutable;
using CsCheck;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Profiles;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Policies;

/// <summary>Evidence in which anything may be known or unknown, possible or absurd.</summary>
internal static class RandomEvidence
{
    private static readonly DateTimeOffset Start = new(2012, 1, 2, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string> Word = Gen.OneOf("temp", "größe", "", "a\"b\\c\n", "mae", "auc", "日本", "\u0000\u2028");

    private static readonly Gen<double> Number = Gen.OneOf(
        Gen.Double[-1e3, 1e3], Gen.Double, Gen.OneOf(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, double.Epsilon, 0.1 + 0.2));

    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.Long[0, TimeSpan.FromDays(400).Ticks], Gen.Int[-14 * 4, 14 * 4], (ticks, quarters) => Start.AddTicks(ticks).ToOffset(TimeSpan.FromMinutes(15 * quarters)));

    private static readonly Gen<TimeSpan> Span = Gen.Long[0, TimeSpan.FromDays(400).Ticks].Select(TimeSpan.FromTicks);

    private static readonly Gen<TimeWindow> Window = Gen.Select(Time, Span, (start, length) => new TimeWindow(start, start + length));

    private static readonly Gen<Interval> Interval = Gen.Select(Number, Number, Gen.Double[0.5, 0.999], (a, b, c) => new Interval(Math.Min(a, b), Math.Max(a, b), c));

    private static readonly Gen<MetricBand> Band = Gen.Select(Word, Gen.Enum<MetricDirection>(), Number, Number,
        (metric, direction, tolerated, replace) => new MetricBand { Metric = metric, Direction = direction, Tolerated = tolerated, Replace = replace });

    private static readonly Gen<QualityEvidence> Quality =
        from metric in Word
        from direction in Gen.Enum<MetricDirection>()
        from reference in Maybe(Number)
        from referenceInterval in Maybe(Interval)
        from current in Maybe(Number)
        from currentInterval in Maybe(Interval)
        from window in Maybe(Window)
        from matureAt in Maybe(Time)
        from band in Gen.Null(Band)
        from flags in Gen.Select(Gen.Bool, Gen.Bool)
        select new QualityEvidence
        {
            Metric = metric,
            Direction = direction,
            Reference = reference,
            ReferenceInterval = referenceInterval,
            Current = current,
            CurrentInterval = currentInterval,
            Window = window,
            IsMature = flags.Item1,
            MatureAt = matureAt,
            Band = band,
            IsValue = flags.Item2,
        };

    private static readonly Gen<ColumnDrift> Column =
        from column in Word
        from verdict in Gen.Enum<DriftVerdict>()
        from role in Gen.Enum<ColumnRole>()
        from detector in Gen.Null(Word)
        from effect in Maybe(Number)
        from minimum in Maybe(Number)
        from sentence in Gen.Null(Word)
        select new ColumnDrift(column, verdict) { Role = role, Detector = detector, Effect = effect, PracticalMinimum = minimum, Sentence = sentence };

    private static readonly Gen<SchemaChange> Change =
        from kind in Gen.Enum<SchemaChangeKind>()
        from column in Word
        from breaking in Gen.Bool
        from before in Gen.Null(Word)
        from after in Gen.Null(Word)
        from sentence in Word
        select new SchemaChange { Kind = kind, Column = column, Breaking = breaking, Before = before, After = after, Sentence = sentence };

    private static readonly Gen<FeedFinding> Feed = Gen.Select(Word, Gen.Bool, Word, Maybe(Time),
        (column, breaking, sentence, since) => new FeedFinding(column, breaking, sentence) { Since = since });

    private static readonly Gen<FlowFinding> Flow = Gen.Select(Gen.Enum<FlowFindingKind>(), Window, Gen.Long, Gen.Long, Word,
        (kind, window, expected, observed, sentence) => new FlowFinding { Kind = kind, Window = window, Expected = expected, Observed = observed, Sentence = sentence });

    private static readonly Gen<RunEvidence> Run = Gen.Select(Time, Gen.Enum<RunOutcome>(), Maybe(Gen.Decimal[0, 1_000]),
        (finished, outcome, cost) => new RunEvidence(finished, outcome, cost));

    private static readonly Gen<Reason> Why = Gen.Select(Word, Word, Word, Word, (rule, observed, required, sentence) => new Reason(rule, observed, required, sentence));

    public static Gen<Evidence> Any { get; } =
        from evidence in Single
        from history in Single!.Array[0, 4]
        select evidence with { History = [.. history.OrderByDescending(earlier => earlier.At)] };

    public static Gen<Decision> AnyDecision { get; } =
        from at in Time
        from action in Gen.Enum<LifecycleAction>()
        from reasons in Many(Why)
        from notBefore in Maybe(Time)
        from refused in Many(Gen.Select(Gen.Enum<LifecycleAction>(), Many(Why), (refused, reasons) => new RefusedAction(refused, reasons)))
        from notices in Many(Word)
        from columns in Many(Word)
        from noticed in Many(Word)
        select new Decision
        {
            Model = "demand",
            At = at,
            Policy = "recommended",
            Action = action,
            Reasons = reasons,
            NotBefore = notBefore,
            Refused = refused,
            Notices = notices,
            Noticed = noticed,
            Columns = columns,
            Sentence = "Retrain.",
        };

    private static Gen<Evidence> Single =>
        from at in Time
        from champion in Maybe(Gen.Int[1, 99].Select(number => new ModelVersionId("demand", number)))
        from window in Maybe(Window)
        from reference in Gen.Null(Word)
        from drift in Maybe(Many(Column))
        from changes in Maybe(Many(Change))
        from feed in Maybe(Many(Feed))
        from quality in Maybe(Many(Quality))
        from flow in Maybe(Many(Flow))
        from runs in Maybe(Many(Run))
        from open in Maybe(Gen.Bool)
        from rows in Gen.Select(Maybe(Gen.Long[0, 1_000_000]), Maybe(Gen.Long[0, 1_000_000]))
        from since in Maybe(Time)
        from noticed in Maybe(Many(Gen.Select(Time, Many(Word), (told, columns) => new NoticedDrift(told, columns))))
        from spans in Gen.Select(Maybe(Span), Maybe(Span), Maybe(Span))
        select new Evidence
        {
            Model = "demand",
            At = at,
            Champion = champion,
            ChampionSince = since,
            Noticed = noticed,
            Window = window,
            DriftReference = reference,
            Drift = drift,
            SchemaChanges = changes,
            Feed = feed,
            Quality = quality,
            Flow = flow,
            Runs = runs,
            IsRunOpen = open,
            NewRows = rows.Item1,
            LabeledRows = rows.Item2,
            LabelDelay = spans.Item1,
            LabelHorizon = spans.Item2,
            WindowLength = spans.Item3,
        };

    private static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.Nullable(gen);

    private static Gen<ImmutableArray<T>> Many<T>(Gen<T> gen) => gen.Array[0, 3].Select(items => items.ToImmutableArray());
}
