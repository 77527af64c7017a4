using Apache.Arrow;
using Microsoft.ML;
using Microsoft.ML.Data;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class MicrosoftMLScorerTests : IAsyncLifetime
{
    private byte[] _artifact = [];
    private IModelScorer _scorer = null!;

    public async ValueTask InitializeAsync()
    {
        var trained = await new MicrosoftMLTrainer(FastTreeRecipe.Create(MicrosoftMLTask.Regression, new() { Trees = 20 })).TrainAsync(Bikes.Training(0, 1_500), default);
        _artifact = trained.Artifact.ToArray();
        _scorer = await trained.LoadAsync();
    }

    public ValueTask DisposeAsync()
    {
        _scorer.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Answers_equal_those_of_machine_learning_net_itself()
    {
        using var rows = Bikes.Hours(1_500, 300);
        var ml = new MLContext();
        var model = ml.Model.Load(new MemoryStream(_artifact), out _);
        var expected = model.Transform(new RecordBatchDataView(Bikes.Schema, [rows])).GetColumn<float>("Score").Select(score => (double)score);

        Answers(rows).Should().Equal(expected);
    }

    [Fact]
    public void One_row_at_a_time_answers_as_one_batch_does()
    {
        using var rows = Bikes.Hours(1_500, 60);
        var together = Answers(rows);

        for (var i = 0; i < rows.Length; i++)
        {
            // A slice shares the memory of its batch and must not be disposed.
            Answers(rows.Slice(i, 1)).Should().Equal([together[i]], "what a mapper kept for the row before must not be answered again");
        }
    }

    [Fact]
    public void Many_threads_answer_as_one_does()
    {
        var batches = Enumerable.Range(0, 64).Select(i => Bikes.Hours(1_500 + (i * 10), 24)).ToArray();
        var expected = batches.Select(Answers).ToArray();

        var answers = new double[64 * 8][];
        Parallel.For(0, answers.Length, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => answers[i] = Answers(batches[i % 64]));

        for (var i = 0; i < answers.Length; i++)
            answers[i].Should().Equal(expected[i % 64]);
    }

    [Fact]
    public void Batch_without_rows_is_answered_with_none()
    {
        using var none = Bikes.Hours(0, 0);

        Answers(none).Should().BeEmpty();
    }

    [Fact]
    public void Renamed_column_is_named()
    {
        using var rows = Bikes.Hours(0, 5);
        using var renamed = new RecordBatch(new Schema(rows.Schema.FieldsList.Select(f => f.Name == "hum" ? new Field("humidity", f.DataType, true) : f), null), rows.Arrays, 5);

        _scorer.Invoking(s => s.Score(renamed)).Should().Throw<LifecycleException>().WithMessage("*column 'hum' is missing*humidity*");
    }

    [Fact]
    public void Column_of_another_type_is_named()
    {
        using var rows = Bikes.Hours(0, 1);
        var text = new StringArray.Builder().Append("0.5").Build();
        using var retyped = new RecordBatch(
            new Schema(rows.Schema.FieldsList.Select(f => f.Name == "temp" ? new Field("temp", text.Data.DataType, true) : f), null),
            rows.Schema.FieldsList.Select(f => f.Name == "temp" ? text : rows.Column(f.Name)),
            1);

        _scorer.Invoking(s => s.Score(retyped)).Should().Throw<LifecycleException>().WithMessage("*column 'temp' holds utf8 where the model reads Number*");
    }

    [Fact]
    public async Task Changed_artifact_of_another_tool_is_refused_with_the_next_step()
    {
        using var stream = new MemoryStream();
        var ml = new MLContext(1);
        var view = ml.Data.LoadFromEnumerable([new { X = 1f }]);
        ml.Model.Save(ml.Transforms.Concatenate("F", "X").Fit(view), view.Schema, stream);

        var load = () => new MicrosoftMLFormat(Microsoft.Extensions.Options.Options.Create(new MicrosoftMLOptions())).LoadAsync(stream);

        (await load.Should().ThrowAsync<LifecycleException>()).WithMessage("*no entry 'MlOps.Lifecycle/columns.arrow'*");
    }

    [Fact]
    public void Stored_model_is_a_plain_archive_that_machine_learning_net_opens() =>
        new MLContext().Model.Load(new MemoryStream(_artifact), out var schema).Should().NotBeNull();

    [Fact]
    public void Batches_are_scored_without_connecting_to_the_model_again()
    {
        using var row = Bikes.Hours(0, 24);
        Answers(row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            _scorer.Score(row).Dispose();

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100 * 8_192, "a batch costs its answer and a few small arrays, not a new cursor of the pipeline");
    }

    private double[] Answers(RecordBatch rows)
    {
        using var answer = _scorer.Score(rows);
        var values = new double[answer.Length];
        ArrowValues.CopyNumbers(answer.Column(ScoreColumns.Prediction), values);
        return values;
    }
}
