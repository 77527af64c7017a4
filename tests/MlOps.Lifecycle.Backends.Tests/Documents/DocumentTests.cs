using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.EntityFrameworkCore;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Backends.Tests.Documents;

/// <summary>What databases of users hold: a document that was written once is read for ever. A changed golden file is a new format version.</summary>
public sealed class DocumentTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly ModelLineage Lineage = new()
    {
        TrainingData = new("bikes", 3),
        TrainingWindow = new(Noon.AddDays(-182), Noon),
        Code = CodeVersion.Parse("1.4.0+3f1c9ab.dirty"),
        Trainer = "Demand.Trainer",
        Architecture = ContentDigest.Of([1]),
        Settings = ImmutableSortedDictionary<string, string>.Empty.Add("leaves", "20").Add("trees", "100"),
        Seed = 7,
        Parent = new("demand", 1),
        Run = new(new Guid("0193f0a4-7b1c-7000-8000-0123456789ab")),
    };

    private static readonly TableSchema Schema = new(
    [
        new() { Name = "at", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        new() { Name = "wind", Type = ColumnType.Number, Range = new(0, double.PositiveInfinity), Unit = "km/h" },
        new() { Name = "weather", Type = ColumnType.Text, Domain = ["rain", "sun"] },
    ]);

    private static readonly ImmutableSortedDictionary<string, double> Metrics =
        ImmutableSortedDictionary<string, double>.Empty.Add("mae", 38.8).Add("unknown", double.NaN);

    private static readonly TrainingRun Run = new()
    {
        Id = new(new Guid("0193f0a4-7b1c-7000-8000-0123456789ab")),
        Model = "demand",
        Key = "window 7",
        Actor = Actor.Library,
        Reason = "mae is 80",
        State = RunState.Rejected,
        StartedAt = Noon,
        FinishedAt = Noon.AddMinutes(2),
        Steps = [new(RunState.Triggered, Noon, "triggered"), new(RunState.Rejected, Noon.AddMinutes(2), "a gate said no")],
        Agreement = "demand-acceptance",
        TrainingData = new("bikes", 3),
        EvaluationData = new("bikes", 4),
        Candidate = new("demand", 2),
        Champion = new("demand", 1),
        Fitted = new()
        {
            Format = "mlnet",
            Artifact = new(ContentDigest.Of([2]), 99),
            CanonicalDigest = ContentDigest.Of([3]),
            Architecture = new() { Pipeline = "FastTree", Settings = ImmutableSortedDictionary<string, string>.Empty.Add("trees", "100") },
            Figures = ImmutableSortedDictionary<string, double>.Empty.Add("seconds", 1.5),
        },
        Evaluation =
        [
            new()
            {
                Metric = "mae",
                Direction = MetricDirection.LowerIsBetter,
                Window = new(Noon, Noon.AddDays(7)),
                Value = 41,
                Interval = new(40, 42),
                LabeledRows = 168,
                PredictedRows = 168,
                IsMature = true,
            },
        ],
        Verdict = new()
        {
            Agreement = "demand-acceptance",
            Outcome = GateOutcome.Fail,
            Gates = [new() { Gate = "mae at most 40", Outcome = GateOutcome.Fail, Observed = 41, Interval = new(40, 42), Required = 40, Rows = 168, Sentence = "41 is above 40" }],
            Sentence = "Fail: mae is 41, agreed 40.",
        },
        Cost = 12.50m,
    };

    [Fact]
    public void Lineage_is_written_and_read_as_ever()
    {
        StoreDocuments.Lineage.Write(Lineage).Should().Be(Golden("lineage"));
        StoreDocuments.Lineage.Read(Golden("lineage"), "demand@1").Should().Be(Lineage);
    }

    [Fact]
    public void Schemas_are_written_and_read_as_ever()
    {
        StoreDocuments.Schema.Write(Schema).Should().Be(Golden("schema"));
        StoreDocuments.Schema.Read(Golden("schema"), "demand@1").Should().Equal(Schema);
    }

    [Fact]
    public void Metrics_are_written_and_read_as_ever()
    {
        StoreDocuments.Metrics.Write(Metrics).Should().Be(Golden("metrics"));
        StoreDocuments.Metrics.Read(Golden("metrics"), "demand@1").Should().Equal(Metrics);
    }

    [Fact]
    public void Runs_are_written_and_read_as_ever()
    {
        StoreDocuments.Run.Write(Run).Should().Be(Golden("run"));
        StoreDocuments.Run.Read(Golden("run"), "run").Should().BeEquivalentTo(Run, options => options.ComparingByMembers<TrainingRun>());
    }

    [Fact]
    public void Document_of_a_newer_version_is_refused_by_name()
    {
        var read = () => StoreDocuments.Lineage.Read("""{"format":2,"value":{}}""", "model version demand@1");
        read.Should().Throw<LifecycleException>().WithMessage("*lineage of model version demand@1*format version 2*up to 1*Update MlOps.Lifecycle*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"format":1}""")]
    [InlineData("""{"format":1,"value":{"code":7}}""")]
    [InlineData("""{"format":1,"value":{"trainingData":"no id"}}""")]
    public void Damaged_document_is_named(string json)
    {
        var read = () => StoreDocuments.Lineage.Read(json, "model version demand@1");
        read.Should().Throw<LifecycleException>().WithMessage("*lineage of model version demand@1*Restore the database*");
    }

    private static string Golden(string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", $"{name}.json")).TrimEnd('\n');
}
