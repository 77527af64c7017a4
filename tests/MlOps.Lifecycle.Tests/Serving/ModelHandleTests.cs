using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Diagnostics;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;
using MlOps.Lifecycle.Tests.Scoring;

namespace MlOps.Lifecycle.Tests.Serving;

public sealed class ModelHandleTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DoublingFormat _format = new();
    private readonly OneModelRegistry _registry;
    private readonly LoadedModels _models;
    private readonly MemoryRecorder _recorder = new();
    private readonly FakeTimeProvider _clock = new(Noon);
    private readonly FakeLogger _logger = new();
    private readonly ModelHandle<Row, double> _handle;

    public ModelHandleTests()
    {
        var blobs = new MemoryBlobs();
        _registry = new(blobs);
        _models = new(_registry, new ModelLoader(blobs, [_format]), Options.Create(new ScoringOptions { KeepLoaded = 0 }));
        _handle = Handle<Row>();
    }

    public void Dispose()
    {
        _handle.Dispose();
        _models.Dispose();
    }

    [Fact]
    public async Task Answer_says_which_version_gave_it()
    {
        var version = _registry.Promote(_registry.Register(3));

        (await _handle.PredictAsync(new(2))).Should().Be(new ModelAnswer<double>(6, version));
        _handle.Current.Should().Be(version);
    }

    [Fact]
    public async Task Free_alias_is_named_and_the_next_request_tries_again()
    {
        _handle.Current.Should().BeNull();
        var predict = () => _handle.PredictAsync(new(2));
        (await predict.Should().ThrowAsync<LifecycleException>()).WithMessage("*'champion'*free*");

        _registry.Promote(_registry.Register(3));

        (await predict()).Value.Should().Be(6);
    }

    [Fact]
    public async Task Moved_alias_is_followed_and_the_old_version_unloaded()
    {
        _registry.Promote(_registry.Register(3));
        await _handle.PredictAsync(new(2));
        var second = _registry.Promote(_registry.Register(4));

        (await _handle.RefreshAsync()).Should().Be(second);

        (await _handle.PredictAsync(new(2))).Should().Be(new ModelAnswer<double>(8, second));
        _format.Loaded[0].IsDisposed.Should().BeTrue();
        _format.Loaded[1].IsDisposed.Should().BeFalse();
    }

    [Theory]
    [InlineData(255, "*doubler@2*'champion'*cannot be loaded*no doubling model*")]
    [InlineData(0, "*doubler@2*'champion'*cannot be loaded*could not answer a first row*")]
    public async Task Bad_artifact_never_replaces_a_good_one_nor_stops_later_reloads(byte bad, string message)
    {
        var good = _registry.Promote(_registry.Register(3));
        await _handle.PredictAsync(new(2));
        _registry.Promote(_registry.Register(bad));
        var refresh = () => _handle.RefreshAsync();

        (await refresh.Should().ThrowAsync<LifecycleException>()).WithMessage(message);
        (await _handle.PredictAsync(new(2))).Should().Be(new ModelAnswer<double>(6, good));

        var better = _registry.Promote(_registry.Register(5));
        (await refresh()).Should().Be(better);
        (await _handle.PredictAsync(new(2))).Value.Should().Be(10);
    }

    [Fact]
    public async Task Request_after_the_interval_starts_a_look_and_is_answered_by_the_version_at_hand()
    {
        var first = _registry.Promote(_registry.Register(3));
        await _handle.PredictAsync(new(2));
        var second = _registry.Promote(_registry.Register(4));
        (await _handle.PredictAsync(new(2))).Version.Should().Be(first, "the last look is not old enough");

        _clock.Advance(ServingOptions.DefaultRefreshInterval);
        (await _handle.PredictAsync(new(2))).Version.Should().BeOneOf(first, second);
        await _handle.FollowAsync(default);

        (await _handle.PredictAsync(new(2))).Version.Should().Be(second);
    }

    [Fact]
    public async Task Request_after_the_interval_waits_for_the_look_where_background_work_is_off()
    {
        using var handle = Handle<Row>(new() { LooksInBackground = false });
        var first = _registry.Promote(_registry.Register(3));
        await handle.PredictAsync(new(2));
        var second = _registry.Promote(_registry.Register(4));
        (await handle.PredictAsync(new(2))).Version.Should().Be(first, "the last look is not old enough");

        _clock.Advance(ServingOptions.DefaultRefreshInterval);

        (await handle.PredictAsync(new(2))).Version.Should().Be(second);
    }

    [Fact]
    public async Task Database_that_is_away_is_logged_and_answers_go_on()
    {
        var version = _registry.Promote(_registry.Register(3));
        await _handle.PredictAsync(new(2));
        _registry.Outage = new InvalidOperationException("away");

        await _handle.FollowAsync(default);

        (await _handle.PredictAsync(new(2))).Version.Should().Be(version);
        _logger.Collector.GetSnapshot().Should().Contain(record => record.Id.Id == 6502 && record.Message.Contains("doubler@1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Row_with_an_id_is_recorded_with_answer_version_and_time()
    {
        var version = _registry.Promote(_registry.Register(3));

        await _handle.PredictAsync(new(2), "a");
        await _handle.PredictAsync(new(4));

        _recorder.Rows.Should().Equal(("a", Noon, 2, 6, version));
    }

    [Fact]
    public async Task Row_that_says_when_it_happened_is_recorded_at_that_time()
    {
        _registry.Promote(_registry.Register(3));
        using var handle = Handle<TimedRow>();

        await handle.PredictAsync(new(2, Noon.AddHours(-5)), "a");

        _recorder.Rows.Should().ContainSingle().Which.Time.Should().Be(Noon.AddHours(-5));
    }

    [Fact]
    public async Task Requests_that_wait_at_the_same_time_share_one_write()
    {
        _registry.Promote(_registry.Register(3));
        var hold = new TaskCompletionSource();
        _recorder.Hold = hold.Task;
        var first = _handle.PredictAsync(new(1), "first");
        SpinWait.SpinUntil(() => _recorder.Writes == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();

        var others = Enumerable.Range(0, 50).Select(i => _handle.PredictAsync(new(i), $"{i}")).ToArray();
        hold.SetResult();
        await Task.WhenAll([first, .. others]);

        _recorder.Rows.Should().HaveCount(51);
        _recorder.Writes.Should().Be(2);
    }

    [Fact]
    public async Task Row_that_is_asked_again_while_it_waits_is_recorded_once_and_hides_no_other()
    {
        _registry.Promote(_registry.Register(3));
        var hold = new TaskCompletionSource();
        _recorder.Hold = hold.Task;
        var first = _handle.PredictAsync(new(1), "first");
        SpinWait.SpinUntil(() => _recorder.Writes == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();

        Task[] others = [_handle.PredictAsync(new(2), "again"), _handle.PredictAsync(new(2), "again"), _handle.PredictAsync(new(3), "other")];
        hold.SetResult();
        await Task.WhenAll([first, .. others]);

        _recorder.Rows.Select(row => row.Id).Should().Equal("first", "again", "other");
    }

    [Fact]
    public async Task Recording_that_fails_costs_no_answer_and_is_logged_and_counted()
    {
        _registry.Promote(_registry.Register(3));
        _recorder.Outage = new InvalidOperationException("disk full");
        using var unrecorded = new MetricCollector<long>(ServingInstruments.Unrecorded);

        (await _handle.PredictAsync(new(2), "a")).Value.Should().Be(6);

        unrecorded.GetMeasurementSnapshot().Should().Contain(m => m.Value == 1 && Equals(m.Tags[LifecycleTelemetry.ModelTag], "doubler"));
        _logger.Collector.GetSnapshot().Should().Contain(record => record.Id.Id == 6503 && record.Exception == _recorder.Outage);
    }

    [Fact]
    public async Task Swaps_under_load_mix_no_versions_and_use_nothing_after_its_end()
    {
        var versions = Enumerable.Range(1, 100).ToDictionary(factor => _registry.Register((byte)factor), factor => (double)factor);
        _registry.Promote(versions.Keys.First());
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var answer = await _handle.PredictAsync(new(1));
                answer.Value.Should().Be(versions[answer.Version]);
            }
        })).ToArray();

        foreach (var version in versions.Keys)
        {
            _registry.Promote(version);
            await _handle.RefreshAsync();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);

        _format.Loaded.Should().OnlyContain(scorer => scorer.UsedAfterDispose == 0);
        _format.Loaded.Should().ContainSingle(scorer => !scorer.IsDisposed, "only the version that answers is held by anybody");
    }

    [Fact]
    public async Task Row_type_that_does_not_fit_is_refused_at_start_and_by_name()
    {
        _registry.Promote(_registry.Register(3));
        using var handle = Handle<WrongRow>();
        var start = () => handle.StartAsync(default);

        (await start.Should().ThrowAsync<LifecycleException>()).WithMessage("*doubler@1*WrongRow*column 'x' (Number) has no property*Y (Double)*");
    }

    [Fact]
    public async Task Start_with_a_free_alias_is_no_error()
    {
        await _handle.StartAsync(default);

        _logger.LatestRecord.Id.Id.Should().Be(6504);
    }

    [Fact]
    public async Task Start_loads_what_the_alias_holds()
    {
        var version = _registry.Promote(_registry.Register(3));

        await _handle.StartAsync(default);

        _handle.Current.Should().Be(version);
    }

    private ModelHandle<TRow, double> Handle<TRow>(ServingOptions? options = null) => new(
        OneModelRegistry.Model, AliasName.Champion, _registry, _models, _recorder, _clock, Options.Create(options ?? new()), _logger);

    internal sealed record Row(double X);

    internal sealed record TimedRow(double X, DateTimeOffset Time);

    internal sealed record WrongRow(double Y);
}
