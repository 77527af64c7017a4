using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.ML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class RegistrationTests
{
    private readonly Builder _builder = new(new ServiceCollection());

    [Fact]
    public void Format_added_twice_is_there_once()
    {
        _builder.UseMicrosoftML().UseMicrosoftML(options => options.AllowedAssemblies.Add("Mine"));
        using var provider = _builder.Services.BuildServiceProvider();

        provider.GetServices<IModelFormat>().Should().ContainSingle().Which.Name.Should().Be("mlnet");
        provider.GetRequiredService<IOptions<MicrosoftMLOptions>>().Value.AllowedAssemblies.Should().Equal("Mine");
    }

    [Fact]
    public async Task Trees_are_trained_with_the_settings_of_their_model()
    {
        var model = new Model("bikes", _builder.Services);
        model.TrainFastTreeRegression(options => options.Trees = 4);
        await using var provider = _builder.Services.BuildServiceProvider();

        var plan = model.Definition.Find<TrainingPlan>()!;
        var trained = await plan.CreateTrainer!(provider).TrainAsync(Bikes.Training(0, 200), default);

        provider.GetServices<IModelFormat>().Should().ContainSingle("what the trainer stores must be loadable without another call").Which.Name.Should().Be("mlnet");
        plan.TrainerName.Should().Be("ML.NET FastTree regression");
        plan.CodeVersion.Should().NotBeNullOrEmpty();
        trained.Architecture.Settings["trees"].Should().Be("4");
    }

    [Fact]
    public async Task Own_pipeline_is_trained_with_the_settings_that_were_said()
    {
        var model = new Model("bikes", _builder.Services);
        model.TrainWithMicrosoftML(
            "concatenate, fast-tree-tweedie",
            static (ml, _) => ml.Transforms.Concatenate("Features", "hr", "temp").Append(ml.Regression.Trainers.FastTreeTweedie("cnt", numberOfTrees: 5)),
            settings: new Dictionary<string, string> { ["trees"] = "5" });
        await using var provider = _builder.Services.BuildServiceProvider();

        var trained = await model.Definition.Find<TrainingPlan>()!.CreateTrainer!(provider).TrainAsync(Bikes.Training(0, 300), default);

        trained.Architecture.Should().BeEquivalentTo(new ModelArchitecture
        {
            Pipeline = "concatenate, fast-tree-tweedie",
            Settings = trained.Architecture.Settings,
        });
        trained.Architecture.Settings.Should().Equal(new Dictionary<string, string> { ["trees"] = "5" });
    }

    [Fact]
    public void Setting_out_of_range_is_refused_with_its_name()
    {
        var model = new Model("bikes", _builder.Services);
        model.TrainFastTreeBinaryClassification(options => options.Leaves = 1);
        using var provider = _builder.Services.BuildServiceProvider();

        var create = () => model.Definition.Find<TrainingPlan>()!.CreateTrainer!(provider);

        create.Should().Throw<OptionsValidationException>().WithMessage("*Leaves*");
    }

    private sealed record Builder(IServiceCollection Services) : ILifecycleBuilder;

    private sealed class Model(ModelName name, IServiceCollection services) : IModelBuilder
    {
        public ModelDefinition Definition { get; private set; } = ModelDefinition.For(name);

        public ModelName Name => name;

        public IServiceCollection Services => services;

        public IModelBuilder Configure<TPart>(Func<TPart?, TPart> change)
            where TPart : class
        {
            Definition = Definition.With(change(Definition.Find<TPart>()));
            return this;
        }
    }
}
