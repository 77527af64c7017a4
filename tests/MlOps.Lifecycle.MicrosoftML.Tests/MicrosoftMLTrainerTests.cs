using Apache.Arrow;
using Microsoft.ML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class MicrosoftMLTrainerTests
{
    private static readonly FastTreeOptions Small = new() { Trees = 20 };

    [Fact]
    public async Task Bike_demand_is_learned_much_better_than_by_its_mean()
    {
        var trained = await Trainer().TrainAsync(Bikes.Training(0, 4_000), default);

        trained.Format.Should().Be("mlnet");
        trained.Figures["training-rows"].Should().Be(4_000);
        using var scorer = await trained.LoadAsync();
        using var later = Bikes.Hours(4_000, 500);
        var demand = Values(later, "cnt");
        var errors = Values(scorer.Score(later), ScoreColumns.Prediction).Zip(demand, (answer, truth) => Math.Abs(answer - truth)).Average();
        var mean = demand.Average();
        errors.Should().BeLessThan(0.6 * demand.Average(truth => Math.Abs(truth - mean)));
        trained.Figures["training-mae"].Should().BeLessThan(errors, "rows that were learned are answered better than new ones");
    }

    [Fact]
    public async Task Same_rows_and_seed_give_the_same_model()
    {
        var first = await Trainer().TrainAsync(Bikes.Training(0, 1_000), default);
        var second = await Trainer().TrainAsync(Bikes.Training(0, 1_000, batchRows: 137), default);
        var other = await Trainer().TrainAsync(Bikes.Training(1, 1_000), default);

        second.CanonicalDigest.Should().Be(first.CanonicalDigest);
        second.Artifact.ToArray().Should().Equal(first.Artifact.ToArray(), "entries are sorted and carry no time");
        other.CanonicalDigest.Should().NotBe(first.CanonicalDigest);
    }

    [Fact]
    public async Task Model_reads_features_and_calendar_and_nothing_else()
    {
        using var scorer = await (await Trainer().TrainAsync(Bikes.Training(0, 500), default)).LoadAsync();

        scorer.Inputs.Select(column => column.Name).Should().Equal("season", "mnth", "hr", "weekday", "workingday", "weather", "temp", "atemp", "hum", "windspeed");
        scorer.Inputs["season"].Role.Should().Be(ColumnRole.Calendar);
    }

    [Fact]
    public async Task Two_classes_are_answered_with_calibrated_probabilities()
    {
        var trained = await Trainer(MicrosoftMLTask.BinaryClassification).TrainAsync(Bikes.Training(0, 4_000, Bikes.Busy), default);

        using var scorer = await trained.LoadAsync();
        using var later = Bikes.Hours(4_000, 1_000, Bikes.Busy);
        var (answers, truth) = (Values(scorer.Score(later), ScoreColumns.Prediction), Values(later, "busy"));
        answers.Should().OnlyContain(p => p >= 0 && p <= 1);
        answers.Zip(truth).Count(pair => pair.First > 0.5 == (pair.Second == 1)).Should().BeGreaterThan(800);
        trained.Figures["training-auc"].Should().BeGreaterThan(0.9);
    }

    [Fact]
    public async Task Architecture_names_the_settings_that_were_used()
    {
        var trained = await new MicrosoftMLTrainer(FastTreeRecipe.Create(MicrosoftMLTask.Regression, new() { Trees = 3, Leaves = 5, MinimumExamplesPerLeaf = 4, LearningRate = 0.5 }))
            .TrainAsync(Bikes.Training(0, 200), default);

        trained.Architecture.Settings.Should().BeEquivalentTo(new Dictionary<string, string>
        {
            ["trees"] = "3",
            ["leaves"] = "5",
            ["minimum-examples-per-leaf"] = "4",
            ["learning-rate"] = "0.5",
            ["threads"] = "1",
        });
        trained.Architecture.Digest.Should().NotBe(FastTreeRecipe.Create(MicrosoftMLTask.Regression, new()).Architecture.Digest);
    }

    [Fact]
    public async Task Rows_without_a_label_or_a_value_do_no_harm()
    {
        using var complete = Bikes.Hours(0, 600);
        var labels = new Int64Array.Builder();
        var temperatures = new DoubleArray.Builder();
        for (var i = 0; i < 600; i++)
        {
            _ = i % 3 == 0 ? labels.AppendNull() : labels.Append((long)Values(complete, "cnt")[i]);
            _ = i % 5 == 0 ? temperatures.AppendNull() : temperatures.Append(Values(complete, "temp")[i]);
        }

        var (label, temperature) = (labels.Build(), temperatures.Build());
        var context = Bikes.Training(0, 0) with
        {
            ReadRows = _ => new[] { new RecordBatch(complete.Schema, Bikes.Schema.Select(c => c.Name is "cnt" ? label : c.Name is "temp" ? temperature : complete.Column(c.Name)), 600) }.ToAsyncEnumerable(),
        };

        var trained = await Trainer().TrainAsync(context, default);

        trained.Figures["training-rows"].Should().Be(400);
        trained.Figures["training-rows-without-label"].Should().Be(200);
        trained.Figures["training-mae"].Should().BeLessThan(40).And.BeGreaterThan(0);
    }

    [Fact]
    public async Task Rows_that_were_read_stay_the_readers()
    {
        using var rows = Bikes.Hours(0, 100);
        var context = Bikes.Training(0, 0) with { ReadRows = _ => new[] { rows }.ToAsyncEnumerable() };

        await Trainer().TrainAsync(context, default);

        Values(rows, "hr")[5].Should().Be(5);
    }

    [Fact]
    public async Task Table_without_a_label_is_refused()
    {
        var train = () => Trainer().TrainAsync(Bikes.Training(0, 100, new(Bikes.Schema.Where(c => c.Name != "cnt"))), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*exactly one column of role Label*has 0*");
    }

    [Fact]
    public async Task No_labeled_row_is_refused_with_the_column()
    {
        var train = () => Trainer().TrainAsync(Bikes.Training(0, 0), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*No row has a label in 'cnt'*");
    }

    [Fact]
    public async Task Label_of_more_than_two_classes_is_refused_with_its_value()
    {
        var train = () => Trainer(MicrosoftMLTask.BinaryClassification).TrainAsync(Bikes.Training(0, 100), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*Label 'cnt' holds 16*two classes*");
    }

    [Fact]
    public async Task Label_of_one_class_only_is_refused()
    {
        var train = () => Trainer(MicrosoftMLTask.BinaryClassification).TrainAsync(Bikes.Training(0, 7, Bikes.Busy), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*All 7 rows have the label 0 in 'busy'*");
    }

    [Fact]
    public async Task Canceled_training_ends_at_once()
    {
        var context = Bikes.Training(0, 1_000);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        var train = () => Trainer().TrainAsync(context, cancel.Token);

        await train.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Pipeline_of_ones_own_is_fitted_scored_and_may_rename_the_label()
    {
        var recipe = new MicrosoftMLRecipe(MicrosoftMLTask.Regression, new() { Pipeline = "copy, concatenate, sdca-regression" }, static (ml, columns, _) =>
            ml.Transforms.CopyColumns("Label", "cnt")
                .Append(ml.Transforms.Concatenate("Features", "hr", "temp", "hum"))
                .Append(ml.Transforms.NormalizeMinMax("Features"))
                .Append(ml.Regression.Trainers.Sdca(new Microsoft.ML.Trainers.SdcaRegressionTrainer.Options { NumberOfThreads = 1, MaximumNumberOfIterations = 20 })));

        var trained = await new MicrosoftMLTrainer(recipe).TrainAsync(Bikes.Training(0, 1_000), default);

        using var scorer = await trained.LoadAsync();
        using var rows = Bikes.Hours(0, 100);
        Values(scorer.Score(rows), ScoreColumns.Prediction).Should().OnlyContain(answer => double.IsFinite(answer));
    }

    [Fact]
    public async Task Pipeline_without_an_answer_is_refused_before_anything_is_stored()
    {
        var recipe = new MicrosoftMLRecipe(MicrosoftMLTask.Regression, new() { Pipeline = "concatenate" }, static (ml, _, _) => ml.Transforms.Concatenate("Features", "hr"));

        var train = () => new MicrosoftMLTrainer(recipe).TrainAsync(Bikes.Training(0, 100), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*'Probability'*or 'Score'*");
    }

    [Fact]
    public async Task Pipeline_that_names_an_unknown_column_fails_with_pipeline_and_model()
    {
        var recipe = new MicrosoftMLRecipe(MicrosoftMLTask.Regression, new() { Pipeline = "concatenate" }, static (ml, _, _) => ml.Transforms.Concatenate("Features", "humidity"));

        var train = () => new MicrosoftMLTrainer(recipe).TrainAsync(Bikes.Training(0, 100), default);

        (await train.Should().ThrowAsync<LifecycleException>()).WithMessage("*'concatenate' for model 'bikes'*humidity*");
    }

    private static MicrosoftMLTrainer Trainer(MicrosoftMLTask task = MicrosoftMLTask.Regression) => new(FastTreeRecipe.Create(task, Small));

    private static double[] Values(RecordBatch batch, string column)
    {
        var values = new double[batch.Length];
        ArrowValues.CopyNumbers(batch.Column(column), values);
        return values;
    }
}
