using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Reporting;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Reporting;

/// <summary>A year and a half of a made-up model: four versions, a broken feed, a week without scoring.</summary>
internal static class SampleModel
{
    public static readonly DateTimeOffset Start = new(2011, 7, 4, 0, 0, 0, TimeSpan.Zero);
    private const int Weeks = 78;
    private static readonly int[] PromotedIn = [0, 14, 27, 45];
    private static readonly ModelName Demand = "demand";
    private static readonly MetricBand Band = new() { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Tolerated = 52, Replace = 80 };

    public static ModelReport Report { get; } = Build();

    public static ImmutableArray<DecisionRecord> Records() => [.. Enumerable.Range(0, Weeks).SelectMany(week => new[] { Record(week, false), Record(week, true) }).Reverse()];

    public static ImmutableArray<AliasEvent> Moves() =>
    [
        .. PromotedIn.Select((week, i) => new AliasEvent
        {
            Alias = AliasName.Champion, Revision = i + 1, From = i == 0 ? null : new ModelVersionId(Demand, i), To = new(Demand, i + 1),
            At = Start.AddDays(7 * week), Actor = Actor.Library, Reason = i == 0 ? "The first version beat the baseline." : "Every gate of 'bikes' passed.",
        }),
    ];

    public static ImmutableArray<TrainingRun> Runs() =>
    [
        Run(4, 60, RunState.Rejected, GateOutcome.Fail), .. PromotedIn.Select((week, i) => Run(i, week, RunState.Promoted, GateOutcome.Pass)).Reverse(),
    ];

    public static DecisionRecord Record(int week, bool mature)
    {
        var window = new TimeWindow(Start.AddDays(7 * week), Start.AddDays(7 * (week + 1)));
        var value = 41 + (6 * Math.Sin(week / 4.0)) + (week is > 20 and < 27 ? (week - 20) * 5 : week is > 38 and < 45 ? (week - 38) * 4 : 0);
        var broken = week is 36 or 37;
        var silent = week == 61;
        var action = broken ? LifecycleAction.RepairData : !mature ? LifecycleAction.Wait : PromotedIn.Contains(week + 1) ? LifecycleAction.Retrain : LifecycleAction.NoAction;
        return new()
        {
            Key = $"{window.End:O}|{(mature ? "mature" : "immature")}",
            Evidence = new Evidence
            {
                Model = Demand,
                At = window.End.AddDays(mature ? 1 : 0),
                Champion = new(Demand, 1 + PromotedIn.Count(start => start > 0 && start <= week)),
                Window = window,
                DriftReference = "bikes@4 (training data of demand@4)",
                Quality = silent ? null :
                [
                    new() { Metric = "mae", Direction = MetricDirection.LowerIsBetter, Current = mature ? value : null, CurrentInterval = new(value - 6, value + 7), Reference = 40, Window = window, IsMature = mature, Band = Band },
                    new() { Metric = "cost", Direction = MetricDirection.LowerIsBetter, Current = mature ? value * 58 : null, CurrentInterval = new((value - 6) * 58, (value + 7) * 58), Reference = 2300, Window = window, IsMature = mature, IsValue = true },
                ],
                Drift =
                [
                    new("temp", week % 9 == 0 ? DriftVerdict.Drifted : DriftVerdict.NotDrifted) { Detector = "psi", Effect = 0.08 + (week % 9 == 0 ? 0.2 : 0), PracticalMinimum = 0.1, Sentence = "Temperatures are higher than in most weeks of the reference." },
                    new("hum", DriftVerdict.NotDrifted) { Detector = "psi", Effect = 0.03, PracticalMinimum = 0.1, Sentence = "Humidity is distributed as before." },
                    new("windspeed", DriftVerdict.Inconclusive) { Detector = "psi", Effect = 0.09, PracticalMinimum = 0.1, Sentence = "The interval still contains 0.1: 60 more rows would tell." },
                ],
                Feed = broken ? [new("temp", true, "Since 2012-03-15 09:00 UTC, 'temp' is about 0.82 times what 'atemp' tells.") { Since = window.Start.AddHours(81) }] : [],
                Flow = silent ? [new() { Kind = FlowFindingKind.MissedScoring, Window = window, Expected = 7, Observed = 0, Sentence = "None of 7 scheduled scorings ran." }] : [],
                Runs = [],
            },
            Decision = new()
            {
                Model = Demand,
                At = window.End.AddDays(mature ? 1 : 0),
                Policy = "recommended",
                Action = action,
                Sentence = action switch
                {
                    LifecycleAction.RepairData => "'temp' changed its scale: repair the feed, and train on none of these rows before.",
                    LifecycleAction.Retrain => "mae stayed above what is tolerated for two windows: fit the same architecture on fresh data.",
                    LifecycleAction.Wait => "The labels of the window are not in yet.",
                    _ => "Everything that was agreed on holds; nothing is asked for.",
                },
                Reasons = [new("quality-drops", "mae 42.1 (36 to 49)", "above 52", "mae is 42.1 (36 to 49), within the tolerated 52.")],
                Refused =
                [
                    new(LifecycleAction.RollBack, [new("probation", "none", "a probation that failed", "No version is on probation.")]),
                    new(LifecycleAction.RepairData, [new("broken-feed", "none", "a broken feed", "Every column fits its partner and the schema is unchanged.")]),
                    new(LifecycleAction.Redevelop, [new("rejected-in-a-row", "1", "2", "One run was rejected in a row; two are needed.")]),
                    new(LifecycleAction.Retrain, [new("quality-drops", "within", "above", "The quality is within what was agreed.")]),
                ],
                Notices = week % 9 == 0 ? ["'temp' drifted; weather does that every spring."] : [],
            },
        };
    }

    private static ModelReport Build()
    {
        var records = Records();
        return new()
        {
            Model = Demand,
            Environment = EnvironmentName.Parse("default"),
            At = Start.AddDays((7 * Weeks) + 1),
            Champion = Version(4),
            ChampionSince = Start.AddDays(7 * 45),
            Window = null,
            Lanes =
            [
                new() { Lane = Lane.Value, Status = LaneStatus.Healthy, Sentence = "Value: cost 2,390 USD per day (2,050 to 2,700) in the week from 2012-12-24, within the tolerated 3,000." },
                new() { Lane = Lane.Quality, Status = LaneStatus.Degraded, Sentence = "Quality: mae 54.3 (52.4 to 57.0) in the week from 2012-12-24, worse than the tolerated 52." },
                new() { Lane = Lane.Response, Status = LaneStatus.Unknown, Sentence = "Response: unknown: nobody measures how quickly this model answers." },
                new() { Lane = Lane.Flow, Status = LaneStatus.Broken, Sentence = "Flow: 2 of 7 scheduled scorings ran in the week from 2012-12-24." },
            ],
            Decision = records[0],
            Metrics = History.Metrics(records, new MonitoringPlan { Value = new() { Name = "cost", Currency = "USD", Direction = MetricDirection.LowerIsBetter, Compute = (_, _) => 0 } }),
            Events = History.Events(records, Runs(), Moves()),
            Runs = Runs(),
            AliasHistory = Moves(),
            Verdicts = [new() { Version = new(Demand, 4), Outcome = VerdictOutcome.Accepted, Actor = Actor.Library, At = Start, Reason = "Every gate of 'bikes' passed." }],
        };
    }

    private static ModelVersion Version(int number) => new()
    {
        Id = new(Demand, number),
        Format = "mlnet",
        Artifact = new(ContentDigest.Of("model"u8), 4200),
        CanonicalDigest = ContentDigest.Of("canonical"u8),
        Inputs = new([new ColumnSchema { Name = "temp", Type = ColumnType.Number }]),
        Lineage = new()
        {
            TrainingData = DatasetVersionId.Parse("bikes@4"), TrainingWindow = new(Start.AddDays(7 * 19), Start.AddDays(7 * 45)), Code = CodeVersion.FromInformationalVersion("1.4.0+3f1c9ab00d"),
            Trainer = "Quickstart.Forecaster", Architecture = ContentDigest.Of("architecture"u8), Seed = 1, Parent = new(Demand, 3),
        },
        Metrics = ImmutableSortedDictionary<string, double>.Empty.Add("train-mae", 31.2),
        RegisteredBy = Actor.Library,
        RegisteredAt = Start.AddDays(7 * 45),
        Key = "key",
    };

    private static TrainingRun Run(int index, int week, RunState state, GateOutcome outcome) => new()
    {
        Id = RunId.Parse($"{index + 1:D32}"),
        Model = Demand,
        Key = $"run{index}",
        Actor = Actor.Library,
        Reason = index == 0 ? "The first version." : "mae stayed above what is tolerated for two windows.",
        State = state,
        StartedAt = Start.AddDays(7 * week),
        FinishedAt = Start.AddDays(7 * week),
        Steps = [new(state, Start.AddDays(7 * week), "Every gate answered.")],
        Candidate = new(Demand, index + 1),
        Champion = index == 0 ? null : new(Demand, index),
        Cost = 50,
        Verdict = new()
        {
            Agreement = "bikes",
            Outcome = outcome,
            Sentence = outcome is GateOutcome.Pass ? "Every gate of 'bikes' passed." : "The candidate is no better than the champion.",
            Gates =
            [
                new() { Gate = "mae at most 60", Outcome = GateOutcome.Pass, Observed = 38.4, Interval = new(34, 43), Required = 60, Rows = 336, Sentence = "mae is 38.4 (34.0 to 43.0) on 336 rows, at most the required 60." },
                new() { Gate = "mae not worse than champion", Outcome = outcome, Observed = -4.1, Interval = new(-7, -1), Required = 2, Rows = 336, Sentence = outcome is GateOutcome.Pass ? "mae is better by 4.1 (1 to 7)." : "mae is worse by 4.1." },
                new() { Gate = "seen in training", Outcome = GateOutcome.Pass, Observed = 0, Required = 0, Rows = 336, Sentence = "None of 336 rows was trained on." },
            ],
        },
    };
}
