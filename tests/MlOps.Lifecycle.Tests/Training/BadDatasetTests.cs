using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;
using MlOps.Lifecycle.Training;
using static MlOps.Lifecycle.Tests.Training.SalesLoop;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>What cannot be trained on ends the run with what, where and what to do next.</summary>
public sealed class BadDatasetTests
{
    [Fact]
    public async Task Missing_dataset_is_named()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await AssertFailedAsync(loop, "Dataset 'sales-rows' has no version: commit rows with IDatasets.CommitAsync(\"sales-rows\", ...) before training 'sales'.");
    }

    [Fact]
    public async Task Dataset_that_is_too_short_is_named()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        await loop.CommitAsync(days: 14);
        await AssertFailedAsync(loop, "sales-rows@1 covers *, which is not longer than the 14 days kept for judging 'sales': wait for more rows, or keep fewer with TrainOn(..., evaluateOn: ...).");
    }

    [Theory]
    [InlineData("time", ColumnRole.Time)]
    [InlineData("units", ColumnRole.Label)]
    public async Task Dataset_without_a_needed_column_is_named(string column, ColumnRole role)
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        using var batch = Hours(Begin, 24 * 63);
        await loop.Datasets.CommitAsync(Rows, Schema.WithRole(ColumnRole.Ignored, column), [batch], new DatasetCommit(Ada, "No role."));
        await AssertFailedAsync(loop, $"sales-rows@1 has 0 columns of role {role}, and training 'sales' needs exactly one: commit it with a schema that says which, for example schema.WithRole(ColumnRole.{role}, \"...\").");
    }

    [Fact]
    public async Task Dataset_with_two_labels_is_named()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed());
        using var batch = Hours(Begin, 24 * 63);
        await loop.Datasets.CommitAsync(Rows, Schema.WithRole(ColumnRole.Label, "x"), [batch], new DatasetCommit(Ada, "Two labels."));
        await AssertFailedAsync(loop, "sales-rows@1 has 2 columns of role Label*");
    }

    [Fact]
    public async Task Unknown_names_are_answered_with_those_that_are_known()
    {
        await using var loop = await WithChampionAsync(model => model.Trained().Agreed());

        await Refused(() => loop.Lifecycle.TickAsync("salse"), "There is no model 'salse'. Known are: sales. Add it with AddModel(\"salse\", ...).");
        await Refused(() => loop.Lifecycle.TrainAsync("salse", Ada, "Asked for."), "There is no model 'salse'. Known are: sales.*");
        await Refused(() => loop.Registry.GetAsync(new(Sales, 7)), "*sales@7*sales@1*");
        await Refused(() => loop.Registry.GetAsync(new("salse", 1)), "*salse@1*'salse' has no versions in environment 'default'*MlOps:Environment*");
        await Refused(() => loop.Registry.ResolveAsync(Sales, "shadow"), "Alias 'shadow' of model 'sales' holds no version: held in environment 'default' are champion (sales@1).*MoveAliasAsync.");
        await Refused(() => loop.Registry.RollBackAsync(Sales, AliasName.Champion, Ada, "Back."), "Alias 'champion' of model 'sales' cannot be rolled back: there is no version before sales@1*");
    }

    private static async Task Refused(Func<Task> act, string message) => await act.Should().ThrowAsync<LifecycleException>().WithMessage(message);

    private static async Task AssertFailedAsync(SalesLoop loop, string message)
    {
        var run = await loop.TrainAsync();

        run.State.Should().Be(RunState.Failed);
        run.Steps[^1].Sentence.Should().Match(message);
        (run.TrainingData, run.Candidate).Should().Be((null, null));
        loop.Trainer.Calls.Should().BeEmpty();
        (await loop.ChampionAsync()).Should().BeNull();
    }
}
