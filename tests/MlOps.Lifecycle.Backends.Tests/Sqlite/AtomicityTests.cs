using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Testing;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

/// <summary>Whichever statement of a change fails, nothing of the change is written, and the same change succeeds afterwards.</summary>
public sealed class AtomicityTests
{
    [Theory]
    [InlineData("INSERT", "mlops_alias")]
    [InlineData("INSERT", "mlops_alias_event")]
    [InlineData("INSERT", "mlops_registry_event")]
    [InlineData("INSERT", "mlops_verdict")]
    [InlineData("UPDATE", "mlops_environment")]
    [InlineData("UPDATE", "mlops_run")]
    public async Task Promotion_that_fails_at_a_statement_writes_nothing(string statement, string table)
    {
        using var file = SqliteFile.Migrated();
        var clock = new ManualClock(Noon);
        await using var services = file.Services(clock);
        var store = new StoreUnderTest(services.GetRequiredService<IRegistryStore>(), clock);
        var run = await EvaluatedAsync(store, 1);
        var before = await FactsAsync(store, run);

        await file.ExecuteAsync($"CREATE TRIGGER fault BEFORE {statement} ON {table} BEGIN SELECT RAISE(ABORT, 'injected'); END");
        var promote = () => store.Runs.PromoteAsync(Here, Promotion(run, null));
        (await promote.Should().ThrowAsync<LifecycleException>()).WithMessage("*injected*Nothing was written*");
        (await FactsAsync(store, run)).Should().Be(before);

        await file.ExecuteAsync("DROP TRIGGER fault");
        (await promote()).Promoted.Should().BeTrue();
        var after = await FactsAsync(store, run);
        (after.Moves, after.Verdicts, after.Events).Should().Be((1, 1, before.Events + 2));
    }

    [Theory]
    [InlineData("UPDATE", "mlops_alias")]
    [InlineData("INSERT", "mlops_alias_event")]
    [InlineData("INSERT", "mlops_registry_event")]
    public async Task Move_that_fails_at_a_statement_writes_nothing(string statement, string table)
    {
        using var file = SqliteFile.Migrated();
        var clock = new ManualClock(Noon);
        await using var services = file.Services(clock);
        var store = new StoreUnderTest(services.GetRequiredService<IRegistryStore>(), clock);
        await RegisterManyAsync(store, 2);
        await MoveAsync(store, 1);

        await file.ExecuteAsync($"CREATE TRIGGER fault BEFORE {statement} ON {table} BEGIN SELECT RAISE(ABORT, 'injected'); END");
        var move = () => MoveAsync(store, 2);
        await move.Should().ThrowAsync<LifecycleException>();
        GapFree(await MovesAsync(store), await store.Registry.FindAliasAsync(Here, Model, Champion));
        (await EventsAsync(store)).Should().HaveCount(3);

        await file.ExecuteAsync("DROP TRIGGER fault");
        (await move()).Holder!.Revision.Should().Be(2);
    }

    [Theory]
    [InlineData("mlops_model")]
    [InlineData("mlops_model_version")]
    [InlineData("mlops_registry_event")]
    public async Task Registration_that_fails_at_a_statement_takes_no_number(string table)
    {
        using var file = SqliteFile.Migrated();
        var clock = new ManualClock(Noon);
        await using var services = file.Services(clock);
        var store = new StoreUnderTest(services.GetRequiredService<IRegistryStore>(), clock);

        await file.ExecuteAsync($"CREATE TRIGGER fault BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'injected'); END");
        var register = () => RegisterAsync(store, "key");
        await register.Should().ThrowAsync<LifecycleException>();
        (await store.Registry.ListModelsAsync(Here, null, 10)).Should().BeEmpty();

        await file.ExecuteAsync("DROP TRIGGER fault");
        (await register()).Id.Number.Should().Be(1);
    }

    [Fact]
    public async Task Rows_that_fail_at_the_last_one_leave_nothing()
    {
        using var file = SqliteFile.Migrated();
        var clock = new ManualClock(Noon);
        await using var services = file.Services(clock);
        var store = new StoreUnderTest(services.GetRequiredService<IRegistryStore>(), clock);

        await file.ExecuteAsync("CREATE TRIGGER fault BEFORE INSERT ON mlops_row WHEN new.id = 'h009' BEGIN SELECT RAISE(ABORT, 'injected'); END");
        var add = () => MonitoringSamples.AddAsync(store, "batch", MonitoringSamples.Rows(0, 10));
        await add.Should().ThrowAsync<LifecycleException>();
        (await store.Monitoring.FindFirstTimeAsync(Here, Model)).Should().BeNull();
        (await store.Monitoring.ListRecordingTimesAsync(Here, Model, new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue))).Should().BeEmpty();

        await file.ExecuteAsync("DROP TRIGGER fault");
        (await add()).Should().Be(10);
    }
}
