using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Acceptance;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Tests.Training;

namespace MlOps.Lifecycle.Tests.Hosting;

/// <summary>What is wrong with settings and models is said at the start, under a host and without one.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("TickInterval", "00:00:00.5", "MlOps:TickInterval is 00:00:00.5000000: use 1 second to 7 days.")]
    [InlineData("TickInterval", "8.00:00:00", "MlOps:TickInterval is 8.00:00:00: use 1 second to 7 days.")]
    [InlineData("Environment", "no spaces", "MlOps:Environment is 'no spaces': use 1 to 128 letters, digits*")]
    [InlineData("Serving:RefreshInterval", "00:00:00", "MlOps:Serving:RefreshInterval is 00:00:00: use 1 second to 1 day.")]
    [InlineData("Scoring:KeepLoaded", "-1", "*KeepLoaded*between 0 and 10000*")]
    public async Task Setting_out_of_its_range_stops_the_start_and_is_named(string key, string value, string message)
    {
        foreach (var start in Starts(services => services.AddMlOpsLifecycle(Settings.Of((key, value))).UseInMemory()))
            await start.Should().ThrowAsync<OptionsValidationException>().WithMessage(message);
    }

    [Theory]
    [InlineData("TickInterval", "soon")]
    [InlineData("Enabled", "perhaps")]
    public async Task Setting_of_the_wrong_kind_stops_the_start_and_is_named(string key, string value)
    {
        foreach (var start in Starts(services => services.AddMlOpsLifecycle(Settings.Of((key, value))).UseInMemory()))
            await start.Should().ThrowAsync<InvalidOperationException>().WithMessage($"*'{value}'*'MlOps:{key}'*");
    }

    [Theory]
    [InlineData("Enviroment", "Unknown configuration key MlOps:Enviroment: the section 'MlOps' knows Enabled, Environment, TickInterval, Scoring, Serving, Models. Correct or remove it.")]
    [InlineData("Serving:Refresh", "Unknown configuration key MlOps:Serving:Refresh: the section 'MlOps:Serving' knows RefreshInterval. Correct or remove it.")]
    [InlineData("Scoring:Keep", "Unknown configuration key MlOps:Scoring:Keep: the section 'MlOps:Scoring' knows KeepLoaded. Correct or remove it.")]
    public async Task Misspelled_key_stops_the_start_and_is_named(string key, string message)
    {
        foreach (var start in Starts(services => services.AddMlOpsLifecycle(Settings.Of((key, "1"))).UseInMemory()))
            await start.Should().ThrowAsync<LifecycleException>().WithMessage(message);
    }

    [Fact]
    public async Task Known_sections_and_keys_of_any_case_are_fine()
    {
        var section = Settings.Of(("enabled", "false"), ("Scoring:KeepLoaded", "1"), ("Serving:RefreshInterval", "00:01:00"), ("Models:sales:Policy:RetrainWhen:0:Kind", "every"));
        foreach (var start in Starts(services => services.AddMlOpsLifecycle(section).UseInMemory()))
            await start.Should().NotThrowAsync();
    }

    [Fact]
    public async Task Missing_stores_are_named_with_what_to_add()
    {
        Action<IServiceCollection>[] without =
        [
            services => services.AddMlOpsLifecycle(),
            services => services.AddMlOpsLifecycle().AddModel("sales", model => model.Watched()),
            services => services.AddMlOpsLifecycle().AddModel<Row, double>("sales", model => model.Watched()),
            services => services.AddMlOpsLifecycle().UseFileSystemBlobs("mlops-blobs"),
        ];
        foreach (var start in without.SelectMany(Starts))
            await start.Should().ThrowAsync<LifecycleException>().WithMessage("No store is configured for the facts*UseSqlite(*UseInMemory()*");
    }

    [Fact]
    public async Task Two_models_of_one_name_are_refused()
    {
        var act = () => new ServiceCollection().AddMlOpsLifecycle().AddModel("sales", model => model.Watched()).AddModel("sales", model => model.Watched());
        act.Should().Throw<LifecycleException>().WithMessage("Model 'sales' was added twice: give each model its own name, or remove one AddModel(\"sales\", ...).");

        foreach (var start in Starts(services => services.AddSingleton(ModelDefinition.For("sales")).AddMlOpsLifecycle().UseInMemory().Services.AddSingleton(ModelDefinition.For("sales"))))
            await start.Should().ThrowAsync<LifecycleException>().WithMessage("Model 'sales' was added twice*");
    }

    [Fact]
    public async Task Policy_and_gate_on_a_metric_nobody_measures_are_found_with_model_and_metric()
    {
        foreach (var start in Starts(services => services.AddMlOpsLifecycle().UseInMemory()
            .AddModel("demand", model => model.Watched().DecideWith(RetrainingPolicy.RecommendedFor("auc")))
            .AddModel("sales", model => model.Watched().AcceptWhen("sales-acceptance", a => a.AtLeast("f1", 0.8)))))
        {
            (await start.Should().ThrowAsync<LifecycleException>()).Which.Message.Split(System.Environment.NewLine).Should().SatisfyRespectively(
                line => line.Should().StartWith("Model 'demand': the policy 'recommended' names the metric 'auc', which nobody measures. Known are: bias, mae,"),
                line => line.Should().StartWith("Model 'sales': the agreement 'sales-acceptance' names the metric 'f1', which nobody measures."));
        }
    }

    [Fact]
    public async Task Model_that_is_half_described_is_refused()
    {
        var cases = new (Action<IModelBuilder> Configure, string Message)[]
        {
            (model => model.TrainOn(SalesLoop.Rows), "Model 'sales': it says on what it is trained, but not who trains it: add TrainWith<...>()."),
            (model => model.TrainWith<ScriptedTrainer>(), "Model 'sales': it says who trains it, but not on which rows: add TrainOn(\"dataset\", ...)."),
            (model => model.TrainWithSeed(3), "*it says how it is trained, but not who trains it*it says how it is trained, but not on which rows*"),
            (model => model.MonitorOnly().TrainOn(SalesLoop.Rows), "Model 'sales': it is only watched (MonitorOnly) and trained all the same: remove MonitorOnly(), or TrainWith(...), TrainOn(...) and the like."),
        };
        foreach (var (configure, message) in cases)
        {
            foreach (var start in Starts(services => services.AddMlOpsLifecycle().UseInMemory().AddModel("sales", configure).AddContinuousTraining()))
                await start.Should().ThrowAsync<LifecycleException>().WithMessage(message);
        }
    }

    /// <summary>The same services started by the generic host as a developer runs it, which validates the container, and without a host.</summary>
    private static IEnumerable<Func<Task>> Starts(Action<IServiceCollection> configure)
    {
        yield return async () =>
        {
            var services = new ServiceCollection();
            configure(services);
            await using var provider = services.BuildServiceProvider();
            await provider.StartMlOpsLifecycleAsync(TestContext.Current.CancellationToken);
        };
        yield return async () =>
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
            configure(builder.Services);
            builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
            using var host = builder.Build();
            await host.StartAsync(TestContext.Current.CancellationToken);
            await host.StopAsync(TestContext.Current.CancellationToken);
        };
    }

    internal sealed record Row(double X);
}
