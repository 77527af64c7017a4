using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Tests.Training;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Hosting;

public sealed class BackgroundServiceTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly FakeLogCollector _logs = new();
    private readonly TickedModels _ticked;
    private IHost? _host;

    public BackgroundServiceTests() => _ticked = new(_clock);

    [Fact]
    public async Task Every_model_is_ticked_at_start_and_then_at_every_interval()
    {
        await StartAsync(options => options.TickInterval = TimeSpan.FromMinutes(10), "b", "a");

        (await _ticked.NextAsync()).Should().Be(("a", Noon));
        (await _ticked.NextAsync()).Should().Be(("b", Noon));
        _clock.Advance(TimeSpan.FromMinutes(9));
        _ticked.HasMore.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await _ticked.NextAsync()).Should().Be(("a", Noon.AddMinutes(10)));
        (await _ticked.NextAsync()).Should().Be(("b", Noon.AddMinutes(10)));
        await _host!.StopAsync(TestContext.Current.CancellationToken);
        Service.ExecuteTask!.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Failing_tick_stops_neither_the_host_nor_other_models()
    {
        await StartAsync(_ => { }, "broken", "healthy");

        for (var tick = 0; tick < 3; tick++)
        {
            (await _ticked.NextAsync()).Model.Should().Be("broken");
            (await _ticked.NextAsync()).Model.Should().Be("healthy");
            _clock.Advance(TimeSpan.FromMinutes(15));
        }

        _host!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested.Should().BeFalse();
        var failure = _logs.GetSnapshot().First(log => log.Level is LogLevel.Error);
        failure.Message.Should().Be("The tick of model broken failed; it is tried again at the next interval");
        failure.Exception!.Message.Should().Be("This tick always fails.");
    }

    [Fact]
    public async Task Nothing_is_ticked_when_background_work_is_off()
    {
        await StartAsync(options => options.Enabled = false, "a");

        await Service.ExecuteTask!;
        _clock.Advance(TimeSpan.FromDays(1));
        _ticked.HasMore.Should().BeFalse();
        _logs.GetSnapshot().Should().Contain(log => log.Message.Contains("MlOps:Enabled is false"));
    }

    [Fact]
    public async Task Off_means_that_explicit_calls_still_work()
    {
        await using var loop = new SalesLoop(model => model.Trained().Agreed(), more: builder => builder.Services.AddMlOpsLifecycle(options => options.Enabled = false));
        await loop.Services.StartMlOpsLifecycleAsync(TestContext.Current.CancellationToken);
        await loop.CommitAsync();

        (await loop.TrainAsync()).State.Should().Be(RunState.Promoted);
        await loop.RecordAsync(SalesLoop.Live, 7);
        (await loop.TickAsync(SalesLoop.Live.AddDays(7))).Window.Should().Be(new TimeWindow(SalesLoop.Live, SalesLoop.Live.AddDays(7)));
    }

    public void Dispose() => _host?.Dispose();

    private LifecycleBackgroundService Service => _host!.Services.GetServices<IHostedService>().OfType<LifecycleBackgroundService>().Single();

    private async Task StartAsync(Action<LifecycleOptions> configure, params string[] models)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(new FakeLoggerProvider(_logs));
        builder.Services.AddSingleton<TimeProvider>(_clock).AddSingleton<IModelLifecycle>(_ticked);
        var lifecycle = builder.Services.AddMlOpsLifecycle(configure).UseInMemory();
        foreach (var model in models)
            lifecycle.AddModel(model, m => m.Watched());
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }
}
