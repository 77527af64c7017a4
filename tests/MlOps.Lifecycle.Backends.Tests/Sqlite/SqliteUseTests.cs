using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.EntityFrameworkCore;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Sqlite;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

public sealed class SqliteUseTests
{
    private static readonly DateTimeOffset Noon = new(2012, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Locked_database_is_named_after_the_wait_and_readers_go_on()
    {
        using var file = SqliteFile.Migrated();
        await using var services = file.Services(TimeProvider.System, options => options.BusyTimeout = TimeSpan.FromSeconds(1));
        var store = services.GetRequiredService<IRegistryStore>();
        await RegisterAsync(store, "first");
        await using (var other = await file.ConnectAsync())
        {
            await using var held = await other.BeginTransactionAsync();
            var write = () => RegisterAsync(store, "second");
            (await write.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} is locked*1 seconds*BusyTimeout*Nothing was written*");
            var start = () => SqliteFile.StartAsync(services);
            (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} is locked*");
            (await store.ListVersionsAsync("default", "demand", null, 10)).Should().ContainSingle("readers do not wait for a writer");
        }

        (await RegisterAsync(store, "second")).Id.Number.Should().Be(2, "the failed try took no number");
    }

    [Fact]
    public async Task Read_only_database_is_named_at_start_and_at_a_write()
    {
        using var file = SqliteFile.Migrated();
        await using var services = file.Services(TimeProvider.System, options => options.ConnectionString += ";Mode=ReadOnly");
        var store = services.GetRequiredService<IRegistryStore>();
        (await store.ListModelsAsync("default", null, 10)).Should().BeEmpty("reading is allowed");
        var write = () => RegisterAsync(store, "first");
        (await write.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} cannot be written*read-only*right to write*");
        var start = () => SqliteFile.StartAsync(services);
        (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} cannot be written*read-only*");
    }

    [Fact]
    public async Task Connections_flush_every_commit_and_write_ahead()
    {
        using var file = SqliteFile.Migrated();
        await using var services = file.Services(TimeProvider.System);
        await using var db = services.GetRequiredService<ILifecycleDatabase>().Open();
        (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync()).Should().Equal(2);
        (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Should().Equal("wal");
        (await db.Database.SqlQueryRaw<int>("SELECT timeout AS Value FROM pragma_busy_timeout").ToListAsync()).Should().Equal(30_000);
    }

    [Fact]
    public async Task Facts_and_the_clock_survive_a_restart()
    {
        using var file = SqliteFile.Migrated();
        ModelVersion before;
        await using (var services = file.Services(new ManualClock(Noon)))
            before = await RegisterAsync(services.GetRequiredService<IRegistryStore>(), "first");
        await using (var services = file.Services(new ManualClock(Noon.AddHours(-3))))
        {
            var store = services.GetRequiredService<IRegistryStore>();
            (await store.FindVersionAsync("default", before.Id)).Should().BeEquivalentTo(before);
            (await RegisterAsync(store, "second")).RegisteredAt.Should().Be(Noon, "the store's clock never goes back");
        }
    }

    [Fact]
    public async Task Two_hosts_on_one_file_number_without_gaps_and_one_wins_the_alias()
    {
        using var file = SqliteFile.Migrated();
        await using var one = file.Services(TimeProvider.System);
        await using var two = file.Services(TimeProvider.System);
        IRegistryStore[] stores = [one.GetRequiredService<IRegistryStore>(), two.GetRequiredService<IRegistryStore>()];
        var versions = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => RegisterAsync(stores[i % 2], $"key {i}"))));
        versions.Select(version => version.Id.Number).Order().Should().Equal(Enumerable.Range(1, 60));

        var moves = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => stores[i % 2].MoveAliasAsync(
            "default", new() { Alias = "champion", To = new("demand", i + 1), ExpectedRevision = 0, Actor = "ada", Reason = "race" }))));
        var winner = moves.Single(move => move.Moved).Holder;
        moves.Should().OnlyContain(move => move.Holder == winner);
    }

    [Fact]
    public async Task Statements_and_values_stay_out_of_the_log()
    {
        using var file = SqliteFile.Migrated();
        var logs = new Microsoft.Extensions.Logging.Testing.FakeLogCollector();
        await using var services = file.Services(TimeProvider.System, then: builder => builder.Services
            .AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(new Microsoft.Extensions.Logging.Testing.FakeLoggerProvider(logs)));
        await RegisterAsync(services.GetRequiredService<IRegistryStore>(), "secret key");
        logs.GetSnapshot().Where(log => log.Level >= Microsoft.Extensions.Logging.LogLevel.Information).Should().BeEmpty();
        logs.GetSnapshot().Should().NotContain(log => log.Message.Contains("secret key", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, "*x.db is locked*7 seconds*BusyTimeout*")]
    [InlineData(8, "*x.db cannot be written*read-only*")]
    [InlineData(10, "*disk of the SQLite database x.db failed*boom*")]
    [InlineData(11, "*x.db is damaged*boom*Restore it from a copy*")]
    [InlineData(13, "*disk of the SQLite database x.db is full*")]
    [InlineData(26, "*x.db is not a SQLite database*")]
    [InlineData(1, "*x.db refused: *boom*")]
    public void Errors_of_the_driver_are_explained_even_when_wrapped(int code, string message)
    {
        var wrapped = new DbUpdateException("outer", new SqliteException("boom", code));
        var explained = SqliteErrors.Explain(wrapped, "SQLite database x.db", "x.db", TimeSpan.FromSeconds(7));
        explained!.Message.Should().Match(message);
        explained.InnerException.Should().BeSameAs(wrapped);
        SqliteErrors.Explain(new InvalidOperationException("boom"), "SQLite database x.db", "x.db", TimeSpan.FromSeconds(7)).Should().BeNull();
    }

    private static Task<ModelVersion> RegisterAsync(IRegistryStore store, string key) => store.RegisterAsync("default", new()
    {
        Model = "demand",
        Format = "mlnet",
        Artifact = default,
        CanonicalDigest = default,
        Inputs = new([]),
        Lineage = new(),
        Actor = "ada",
        Key = key,
    });
}
