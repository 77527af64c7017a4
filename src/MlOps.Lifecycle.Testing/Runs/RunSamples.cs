using System.Collections.Immutable;
using System.Globalization;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Testing.RegistrySamples;

namespace MlOps.Lifecycle.Testing;

/// <summary>Runs as the loop writes them.</summary>
internal static class RunSamples
{
    public static readonly DateTimeOffset Noon = new(2012, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ImmutableSortedDictionary<string, double> NoFigures = ImmutableSortedDictionary<string, double>.Empty;
    private static readonly ImmutableSortedDictionary<string, string> NoSettings = ImmutableSortedDictionary<string, string>.Empty;
    private static readonly RunState[] Path = [RunState.Triggered, RunState.DataReady, RunState.Trained, RunState.Registered, RunState.Evaluated];

    public static RunId Id(int number) => new(new Guid(number, 0, 0, new byte[8]));

    /// <summary>A run that was just triggered.</summary>
    public static TrainingRun Run(int number, string? key = null, ModelName? model = null) => new()
    {
        Id = Id(number),
        Model = model ?? Model,
        Key = key ?? string.Create(CultureInfo.InvariantCulture, $"trigger {number}"),
        Actor = Actor.Library,
        Reason = "mae is 80 [78, 82], tolerated 60",
        State = RunState.Triggered,
        StartedAt = Noon,
        Steps = [new(RunState.Triggered, Noon, "triggered")],
        Agreement = "demand-acceptance",
    };

    /// <summary>The next record of a run.</summary>
    public static TrainingRun Next(TrainingRun run, RunState state) => run with
    {
        State = state,
        Steps = run.Steps.Add(new(state, Noon.AddMinutes(run.Steps.Length), $"now {state}")),
        FinishedAt = state is RunState.Promoted or RunState.Rejected or RunState.Escalated or RunState.Failed ? Noon.AddHours(1) : null,
    };

    /// <summary>Starts a run, registers a candidate and brings the run to <see cref="RunState.Evaluated"/>.</summary>
    public static async Task<TrainingRun> EvaluatedAsync(StoreUnderTest store, int number)
    {
        var version = await RegisterAsync(store, string.Create(CultureInfo.InvariantCulture, $"candidate {number}")).ConfigureAwait(false);
        var run = await store.Runs.StartRunAsync(Here, Run(number)).ConfigureAwait(false);
        foreach (var state in Path.Skip(1))
        {
            var next = Next(run, state) with { Candidate = version.Id };
            Expect.True(await store.Runs.AdvanceRunAsync(Here, run.State, next).ConfigureAwait(false), $"The run should advance to {state}.");
            run = next;
        }

        return run;
    }

    public static Promotion Promotion(TrainingRun evaluated, ModelVersionId? expectedHolder) => new()
    {
        Run = Next(evaluated, RunState.Promoted),
        Alias = Champion,
        ExpectedHolder = expectedHolder,
        Actor = Actor.Library,
        Reason = "all gates passed",
    };

    /// <summary>A run with every field set, to numbers that text forms like to lose.</summary>
    public static TrainingRun Full(TrainingRun run) => Next(run, RunState.Evaluated) with
    {
        TrainingData = new("bikes", 4),
        EvaluationData = new("bikes", 5),
        Candidate = new(Model, 2),
        Champion = new(Model, 1),
        Fitted = new()
        {
            Format = "mlnet",
            Artifact = new(Digest("artifact"), 99),
            CanonicalDigest = Digest("canonical"),
            Architecture = new() { Pipeline = "FastTree(100)", Settings = ImmutableSortedDictionary<string, string>.Empty.Add("leaves", "20") },
            Figures = ImmutableSortedDictionary<string, double>.Empty.Add("seconds", 1.0 / 3),
        },
        Evaluation =
        [
            Measurement("mae", 38.8, new(double.NegativeInfinity, 40.1, 0.9)),
            Measurement("auc", double.NaN, null),
        ],
        Verdict = new()
        {
            Agreement = "demand-acceptance",
            Outcome = GateOutcome.Inconclusive,
            Gates =
            [
                new() { Gate = "mae at most 60", Outcome = GateOutcome.Pass, Observed = 38.8, Interval = new(37, 41), Required = 60, Rows = 672, Sentence = "38.8 is at most 60" },
                new() { Gate = "better", Outcome = GateOutcome.Inconclusive, Observed = double.NaN, Required = 0.1, Rows = 12, RowsNeeded = 288, Sentence = "too few rows" },
            ],
            Sentence = "Inconclusive: 288 more rows are needed.",
        },
        Cost = 1234.50m,
    };

    public static void Same(TrainingRun expected, TrainingRun? actual)
    {
        var seen = Expect.Present(actual, "the run");
        Expect.Sequence(expected.Steps, seen.Steps, "steps");
        Expect.Sequence(expected.Evaluation, seen.Evaluation, "evaluation");
        Expect.Sequence(expected.Verdict?.Gates ?? [], seen.Verdict?.Gates ?? [], "gates");
        Expect.Sequence(expected.Fitted?.Figures ?? NoFigures, seen.Fitted?.Figures ?? NoFigures, "figures of the fit");
        Expect.Sequence(expected.Fitted?.Architecture.Settings ?? NoSettings, seen.Fitted?.Architecture.Settings ?? NoSettings, "settings of the fit");
        Expect.Equal(Plain(expected), Plain(seen), "the run but its lists");
    }

    public static async Task<(AliasState? Holder, int Moves, int Verdicts, int Events, RunState? State)> FactsAsync(StoreUnderTest store, TrainingRun run) =>
    (
        await store.Registry.FindAliasAsync(Here, Model, Champion).ConfigureAwait(false),
        (await MovesAsync(store).ConfigureAwait(false)).Count,
        run.Candidate is { } candidate ? (await store.Registry.ListVerdictsAsync(Here, candidate).ConfigureAwait(false)).Count : 0,
        (await EventsAsync(store).ConfigureAwait(false)).Count,
        (await store.Runs.FindRunAsync(Here, run.Id).ConfigureAwait(false))?.State);

    /// <summary>Lists compare by reference inside records: take them out, they are compared apart.</summary>
    private static TrainingRun Plain(TrainingRun run) => run with
    {
        Steps = [],
        Evaluation = [],
        Verdict = run.Verdict is { } verdict ? verdict with { Gates = [] } : null,
        Fitted = run.Fitted is { } fitted
            ? fitted with { Figures = NoFigures, Architecture = fitted.Architecture with { Settings = NoSettings } }
            : null,
    };

    private static QualityMeasurement Measurement(string metric, double value, Statistics.Interval? interval) => new()
    {
        Metric = metric,
        Direction = MetricDirection.HigherIsBetter,
        Window = new(Noon, Noon.AddDays(7)),
        Value = value,
        Interval = interval,
        LabeledRows = 168,
        PredictedRows = 170,
        IsMature = true,
    };
}
