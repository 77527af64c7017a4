using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.Tests.Scoring;

public sealed class LoadedModelsTests : IDisposable
{
    private readonly DoublingFormat _format = new();
    private readonly OneModelRegistry _registry;
    private readonly LoadedModels _models;

    public LoadedModelsTests()
    {
        var blobs = new MemoryBlobs();
        _registry = new(blobs);
        _models = new(_registry, new ModelLoader(blobs, [_format]), Options.Create(new ScoringOptions { KeepLoaded = 2 }));
    }

    public void Dispose() => _models.Dispose();

    [Fact]
    public async Task Alias_gives_the_version_that_it_holds_now()
    {
        var (first, second) = (_registry.Register(2), _registry.Register(3));
        _registry.Promote(first);
        using var before = await _models.ResolveAsync(OneModelRegistry.Model, AliasName.Champion);
        _registry.Promote(second);
        using var after = await _models.ResolveAsync(OneModelRegistry.Model, AliasName.Champion);

        before.Version.Should().Be(first);
        after.Version.Should().Be(second);
    }

    [Fact]
    public async Task Concurrent_requests_load_a_version_once()
    {
        var version = _registry.Register(2);
        var hold = new TaskCompletionSource();
        _format.Hold = hold.Task;

        var requests = Enumerable.Range(0, 20).Select(_ => _models.GetAsync(version)).ToArray();
        hold.SetResult();
        foreach (var model in await Task.WhenAll(requests))
            model.Dispose();

        _format.Loads.Should().Be(1);
    }

    [Fact]
    public async Task Unused_versions_beyond_the_limit_are_unloaded_the_least_recently_used_first()
    {
        var (first, second, third) = (_registry.Register(2), _registry.Register(3), _registry.Register(4));
        foreach (var version in (ModelVersionId[])[first, second, first, third])
            (await _models.GetAsync(version)).Dispose();

        _format.Loaded.Select(scorer => scorer.IsDisposed).Should().Equal(false, true, false);
    }

    [Fact]
    public async Task Version_in_use_stays_loaded_whatever_the_limit()
    {
        var versions = ((byte[])[2, 3, 4, 5]).Select(_registry.Register).ToArray();
        using var first = await _models.GetAsync(versions[0]);
        foreach (var version in versions[1..])
            (await _models.GetAsync(version)).Dispose();
        using var again = await _models.GetAsync(versions[0]);

        _format.Loaded[0].IsDisposed.Should().BeFalse();
        _format.Loads.Should().Be(4);
    }

    [Fact]
    public async Task Failed_load_is_tried_again_by_the_next_request()
    {
        var version = _registry.Register(2);
        _registry.Outage = new LifecycleException("The database is away.");
        var load = () => _models.GetAsync(version);
        await load.Should().ThrowAsync<LifecycleException>();
        _registry.Outage = null;

        using var model = await _models.GetAsync(version);

        model.Version.Should().Be(version);
    }

    [Fact]
    public async Task Canceled_request_leaves_the_load_to_the_others()
    {
        var version = _registry.Register(2);
        var hold = new TaskCompletionSource();
        _format.Hold = hold.Task;
        using var cancel = new CancellationTokenSource();
        var impatient = _models.GetAsync(version, cancel.Token);
        var patient = _models.GetAsync(version);

        await cancel.CancelAsync();
        hold.SetResult();

        await impatient.Invoking(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await patient).Dispose();
        _format.Loads.Should().Be(1);
    }

    [Fact]
    public async Task Lease_that_was_given_back_answers_no_more_and_may_be_given_back_twice()
    {
        var model = await _models.GetAsync(_registry.Register(2));
        model.Dispose();
        model.Dispose();
        using var rows = DoublingFormat.Rows(1);

        model.Invoking(m => m.Score(rows)).Should().Throw<ObjectDisposedException>();
        _format.Loaded[0].IsDisposed.Should().BeFalse("the cache still holds its own lease");
    }

    [Fact]
    public async Task Disposed_cache_unloads_a_version_when_its_last_lease_ends()
    {
        var model = await _models.GetAsync(_registry.Register(2));
        _models.Dispose();
        _format.Loaded[0].IsDisposed.Should().BeFalse();

        model.Dispose();

        _format.Loaded[0].IsDisposed.Should().BeTrue();
    }
}
