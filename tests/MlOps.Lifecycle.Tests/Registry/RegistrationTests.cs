using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.Tests.Registry;

public sealed class RegistrationTests
{
    private readonly RegistryFixture _fixture = new();

    [Fact]
    public async Task Same_fit_of_the_same_lineage_is_one_version()
    {
        var first = await _fixture.RegisterAsync(1);
        var again = await _fixture.RegisterAsync(1);
        again.Should().BeSameAs(first);
        first.Key.Should().StartWith("lineage-1:");
        (await _fixture.RegisterAsync(2)).Id.Number.Should().Be(2);
    }

    [Fact]
    public async Task Key_that_is_given_is_kept_and_counts_alone()
    {
        var registration = (await _fixture.RegistrationAsync(1)) with { Key = "mine" };
        var first = await _fixture.Registry.RegisterAsync(registration);
        first.Key.Should().Be("mine");
        (await _fixture.Registry.RegisterAsync((await _fixture.RegistrationAsync(2)) with { Key = "mine" })).Should().BeSameAs(first);
    }

    [Fact]
    public async Task Derived_key_depends_on_every_part_of_the_lineage_and_on_nothing_else()
    {
        var registration = await _fixture.RegistrationAsync(1);
        var key = RegistrationKey.Derive(registration);
        RegistrationKey.Derive(registration with { Reason = "x", Actor = "bob", Metrics = registration.Metrics.Add("mae", 1) }).Should().Be(key);
        var window = new TimeWindow(new(2011, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2011, 7, 1, 0, 0, 0, TimeSpan.Zero));
        var sameWindow = new TimeWindow(window.Start.ToOffset(TimeSpan.FromHours(5)), window.End);
        var lineage = registration.Lineage;
        ModelLineage[] others =
        [
            lineage with { Seed = 2 }, lineage with { Seed = null }, lineage with { TrainingData = new("bikes", 1) }, lineage with { TrainingWindow = window },
            lineage with { Code = CodeVersion.Parse("1.0.0+3f1c9ab") }, lineage with { Trainer = "T" }, lineage with { Trainer = "" }, lineage with { Architecture = ContentDigest.Of([1]) },
            lineage with { Parent = new("demand", 1) }, lineage with { Run = new(new Guid(1, 0, 0, new byte[8])) },
            lineage with { Settings = lineage.Settings.Add("a", "bc") }, lineage with { Settings = lineage.Settings.Add("ab", "c") },
        ];
        string[] keys = [key, RegistrationKey.Derive(registration with { CanonicalDigest = default }), .. others.Select(other => RegistrationKey.Derive(registration with { Lineage = other }))];
        keys.Should().OnlyHaveUniqueItems();
        RegistrationKey.Derive(registration with { Lineage = lineage with { TrainingWindow = sameWindow } })
            .Should().Be(RegistrationKey.Derive(registration with { Lineage = lineage with { TrainingWindow = window } }), "the same instants are the same window");
    }

    [Fact]
    public async Task Derived_key_never_changes_between_releases() =>
        RegistrationKey.Derive(await _fixture.RegistrationAsync(1)).Should().Be("lineage-1:4a4db2dd7fc5e54639784ee494727e9b096f1c0a9f963f9914132016a7773c56");

    [Fact]
    public async Task Artifact_that_is_not_stored_is_refused_and_takes_no_number()
    {
        var absent = ContentDigest.Of([9]);
        var registration = await _fixture.RegistrationAsync(1);
        var register = () => _fixture.Registry.RegisterAsync(registration with { Artifact = new(absent, 1) });
        (await register.Should().ThrowAsync<LifecycleException>()).WithMessage($"*demand*{absent}*not in the blob store*WriteAsync*");
        register = () => _fixture.Registry.RegisterAsync(registration with { Artifact = default });
        (await register.Should().ThrowAsync<LifecycleException>()).WithMessage("*no digest*");
        register = () => _fixture.Registry.RegisterAsync(registration with { Artifact = registration.Artifact with { Length = 2 } });
        (await register.Should().ThrowAsync<LifecycleException>()).WithMessage("*has 1 bytes in the blob store, not 2*");
        (await _fixture.RegisterAsync(1)).Id.Number.Should().Be(1);
    }

    [Fact]
    public async Task Unknown_version_is_named_with_the_newest()
    {
        var get = () => _fixture.Registry.GetAsync(new("demand", 7));
        (await get.Should().ThrowAsync<LifecycleException>()).WithMessage("*demand@7*no versions in environment 'production'*");
        await _fixture.RegisterManyAsync(2);
        (await get.Should().ThrowAsync<LifecycleException>()).WithMessage("*demand@7*production*demand@2*");
        (await _fixture.Registry.FindAsync(new("demand", 7))).Should().BeNull();
        (await _fixture.Registry.GetAsync(new("demand", 2))).Id.Number.Should().Be(2);
    }

    [Fact]
    public async Task Listings_go_on_over_pages()
    {
        await _fixture.RegisterManyAsync(230);
        var numbers = new List<int>();
        await foreach (var version in _fixture.Registry.ListAsync("demand"))
            numbers.Add(version.Id.Number);
        numbers.Should().Equal(Enumerable.Range(1, 230).Reverse());
        var sentences = new List<string>();
        await foreach (var change in _fixture.Registry.ListEventsAsync("demand"))
            sentences.Add(change.Sentence);
        sentences.Should().HaveCount(230);
        sentences[0].Should().Be("demand@1 was registered by ada");
        await _fixture.Registry.RegisterAsync(await _fixture.RegistrationAsync(1, "alpha"));
        var models = new List<ModelName>();
        await foreach (var model in _fixture.Registry.ListModelsAsync())
            models.Add(model);
        models.Should().Equal("alpha", "demand");
    }

    [Fact]
    public async Task Nameless_registration_is_refused()
    {
        var register = async () => await _fixture.Registry.RegisterAsync((await _fixture.RegistrationAsync(1)) with { Actor = default });
        (await register.Should().ThrowAsync<LifecycleException>()).WithMessage("Nobody registers*demand*actor*");
        register = async () => await _fixture.Registry.RegisterAsync((await _fixture.RegistrationAsync(1)) with { Model = default });
        (await register.Should().ThrowAsync<LifecycleException>()).WithMessage("*model has no name*");
    }
}
