using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Tests.Scoring;

namespace MlOps.Lifecycle.Tests.Serving;

public sealed class ServingRegistrationTests
{
    private readonly OneModelRegistry _registry;
    private readonly ServiceCollection _services = new();

    public ServingRegistrationTests()
    {
        var blobs = new MemoryBlobs();
        _registry = new(blobs);
        _services.AddLogging();
        _services.AddSingleton(TimeProvider.System);
        _services.AddSingleton<IBlobStore>(blobs);
        _services.AddSingleton<IModelRegistry>(_registry);
        _services.AddSingleton<IModelFormat>(new DoublingFormat());
        _services.AddSingleton<IPredictionRecorder, MemoryRecorder>();
    }

    [Fact]
    public async Task Only_handle_of_its_types_needs_no_key()
    {
        _registry.Promote(_registry.Register(3));
        _services.AddModelHandle<Row, double>(OneModelRegistry.Model, AliasName.Champion).AddModelHandle<Other, double>("other", AliasName.Champion);
        await using var provider = _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var handle = provider.GetRequiredService<IModelHandle<Row, double>>();

        (await handle.PredictAsync(new(2))).Value.Should().Be(6);
        provider.GetRequiredKeyedService<IModelHandle<Row, double>>("doubler").Should().BeSameAs(handle);
    }

    [Fact]
    public void Two_handles_of_the_same_types_must_be_asked_for_by_name()
    {
        _services.AddModelHandle<Row, double>("first", AliasName.Champion).AddModelHandle<Row, double>("second", AliasName.Champion);
        using var provider = _services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IModelHandle<Row, double>>()).Should().Throw<LifecycleException>().WithMessage("*first and second*FromKeyedServices(\"first\")*");
        provider.GetRequiredKeyedService<IModelHandle<Row, double>>("second").Should().NotBeNull();
    }

    [Fact]
    public void Handle_added_twice_is_there_once()
    {
        _services.AddModelHandle<Row, double>("first", AliasName.Champion).AddModelHandle<Row, double>("first", AliasName.Champion);
        using var provider = _services.BuildServiceProvider();

        provider.GetServices<IAliasFollower>().Should().ContainSingle();
        provider.GetServices<IStartupTask>().Should().ContainSingle();
        provider.GetRequiredService<IModelHandle<Row, double>>().Should().NotBeNull();
    }

    [Fact]
    public async Task Start_loads_every_handle()
    {
        var version = _registry.Promote(_registry.Register(3));
        _services.AddModelHandle<Row, double>(OneModelRegistry.Model, AliasName.Champion);
        await using var provider = _services.BuildServiceProvider();

        foreach (var task in provider.GetServices<IStartupTask>())
            await task.RunAsync(default);

        provider.GetRequiredService<IModelHandle<Row, double>>().Current.Should().Be(version);
    }

    [Fact]
    public void Options_out_of_range_are_refused_by_name()
    {
        _services.AddModelHandle<Row, double>("first", AliasName.Champion).Configure<ServingOptions>(o => o.RefreshInterval = TimeSpan.Zero);
        using var provider = _services.BuildServiceProvider();

        provider.Invoking(p => p.GetRequiredService<IModelHandle<Row, double>>()).Should().Throw<Microsoft.Extensions.Options.OptionsValidationException>().WithMessage("*RefreshInterval*1 second to 1 day*");
    }

    internal sealed record Row(double X);

    internal sealed record Other(double X);
}
