using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Hosting;

public sealed class AddMlOpsLifecycleTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Handles_look_at_their_alias_in_the_background_only_where_background_work_is_on(bool enabled)
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(options => options.Enabled = enabled).UseInMemory();
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IOptions<ServingOptions>>().Value.LooksInBackground.Should().Be(enabled);
    }

    [Fact]
    public async Task Added_twice_everything_is_there_once()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(Settings.Of(("Environment", "staging"))).UseInMemory();
        services.AddMlOpsLifecycle(options => options.TickInterval = TimeSpan.FromMinutes(1)).UseInMemory().AddContinuousTraining().AddContinuousTraining();
        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        await provider.StartMlOpsLifecycleAsync(TestContext.Current.CancellationToken);

        provider.GetServices<IHostedService>().Should().ContainSingle();
        provider.GetServices<IStartupTask>().Select(task => task.GetType()).Should().OnlyHaveUniqueItems().And.Contain(typeof(WiringTask)).And.Contain(typeof(UnknownKeysTask));
        provider.GetServices<IModelCheck>().Select(check => check.GetType()).Should().OnlyHaveUniqueItems();
        provider.GetServices<IRunStep>().Select(step => step.From).Should().OnlyHaveUniqueItems();
        provider.GetServices<TimeProvider>().Should().ContainSingle();
        provider.GetRequiredService<IOptions<LifecycleOptions>>().Value.Should().BeEquivalentTo(new { Enabled = true, Environment = "staging", TickInterval = TimeSpan.FromMinutes(1) });
    }

    [Fact]
    public void Settings_come_from_the_section_and_its_parts()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(Settings.Of(
            ("Enabled", "false"), ("Environment", "prod"), ("TickInterval", "00:05:00"), ("Scoring:KeepLoaded", "3"), ("Serving:RefreshInterval", "00:00:30")));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<LifecycleOptions>>().Value.Should().BeEquivalentTo(new { Enabled = false, Environment = "prod", TickInterval = TimeSpan.FromMinutes(5) });
        provider.GetRequiredService<IOptions<ScoringOptions>>().Value.KeepLoaded.Should().Be(3);
        provider.GetRequiredService<IOptions<ServingOptions>>().Value.RefreshInterval.Should().Be(TimeSpan.FromSeconds(30));
        provider.GetRequiredService<LifecycleEnvironment>().Name.Should().Be(EnvironmentName.Parse("prod"));
    }

    [Fact]
    public void Settings_have_defaults()
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(Settings.Of());
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<LifecycleOptions>>().Value.Should().BeEquivalentTo(new { Enabled = true, Environment = "default", TickInterval = TimeSpan.FromMinutes(15) });
    }

    [Fact]
    public void Clock_of_the_host_is_kept()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock).AddMlOpsLifecycle();
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<TimeProvider>().Should().BeSameAs(clock);
    }
}
