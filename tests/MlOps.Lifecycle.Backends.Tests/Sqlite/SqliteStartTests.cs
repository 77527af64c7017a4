using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Sqlite;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

/// <summary>What is wrong with a database is said at start: what, where, and the next step; and nothing is half-written.</summary>
public sealed class SqliteStartTests
{
    [Fact]
    public async Task Missing_database_without_migration_says_how_to_migrate_and_creates_nothing()
    {
        using var file = new SqliteFile();
        var start = () => StartAsync(file);
        (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path}*does not exist*ApplyMigrations = true*MigrateMlOpsLifecycleAsync*");
        File.Exists(file.Path).Should().BeFalse();
    }

    [Fact]
    public async Task Missing_folder_is_named_whether_migrations_are_applied_or_not()
    {
        using var file = new SqliteFile();
        var missing = Path.Combine(Path.GetDirectoryName(file.Path)!, "missing");
        foreach (var apply in new[] { true, false })
        {
            var start = () => StartAsync(file, options =>
            {
                options.ConnectionString = $"Data Source={Path.Combine(missing, "mlops.db")}";
                options.ApplyMigrations = apply;
            });
            (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*no folder {missing}*Create it*");
        }

        Directory.Exists(missing).Should().BeFalse();
    }

    [Fact]
    public async Task Empty_database_without_migration_says_how_to_migrate()
    {
        using var file = new SqliteFile();
        await file.ExecuteAsync("CREATE TABLE mine (id INTEGER)");
        var start = () => StartAsync(file);
        (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} has no tables of this library*ApplyMigrations = true*MigrateMlOpsLifecycleAsync*");
        (await file.TablesAsync()).Should().Equal("mine");
    }

    [Fact]
    public async Task Use_without_a_start_says_how_to_migrate()
    {
        using var file = new SqliteFile();
        await file.ExecuteAsync("CREATE TABLE mine (id INTEGER)");
        await using var services = file.Services(TimeProvider.System);
        var read = () => services.GetRequiredService<IRegistryStore>().ListModelsAsync("default", null, 10);
        (await read.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} has no tables of this library*MigrateMlOpsLifecycleAsync*");
    }

    [Fact]
    public async Task Start_with_migrations_creates_the_database_and_starts_again_on_it()
    {
        using var file = new SqliteFile();
        await StartAsync(file, options => options.ApplyMigrations = true);
        await StartAsync(file, options => options.ApplyMigrations = true);
        await StartAsync(file);
        (await file.TablesAsync()).Should().Contain(["mlops_model_version", "mlops_migration"]);
    }

    [Fact]
    public async Task Newer_schema_is_refused_and_left_alone()
    {
        using var file = SqliteFile.Migrated();
        await file.ExecuteAsync("INSERT INTO mlops_migration VALUES ('99990101000000_Future', '12.0.0')");
        var before = await File.ReadAllBytesAsync(file.Path);
        foreach (var apply in new[] { true, false })
        {
            var start = () => StartAsync(file, options => options.ApplyMigrations = apply);
            (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path}*newer schema*99990101000000_Future*Update MlOps.Lifecycle*");
        }

        (await File.ReadAllBytesAsync(file.Path)).Should().Equal(before);
    }

    [Fact]
    public async Task Migration_that_fails_leaves_the_database_as_it_was()
    {
        using var file = new SqliteFile();
        await file.ExecuteAsync("CREATE TABLE mlops_run (mine INTEGER)");
        var start = () => StartAsync(file, options => options.ApplyMigrations = true);
        (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path}*mlops_run*already exists*Nothing was written*");
        (await file.TablesAsync()).Should().Equal("mlops_run");
    }

    [Fact]
    public async Task Canceled_migration_leaves_the_database_as_it_was()
    {
        using var file = new SqliteFile();
        await using var services = file.Services(TimeProvider.System);
        var migrate = () => services.MigrateMlOpsLifecycleAsync(new CancellationToken(canceled: true));
        await migrate.Should().ThrowAsync<OperationCanceledException>();
        File.Exists(file.Path).Should().BeFalse();
    }

    [Fact]
    public async Task Hosts_that_migrate_at_once_all_start()
    {
        using var file = new SqliteFile();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StartAsync(file, options => options.ApplyMigrations = true))));
        (await file.ReadAsync("SELECT count(*) FROM mlops_migration")).Should().Be("1");
    }

    [Fact]
    public async Task File_that_is_no_database_is_named()
    {
        using var file = new SqliteFile();
        await File.WriteAllTextAsync(file.Path, new string('x', 4096));
        foreach (var apply in new[] { true, false })
        {
            var start = () => StartAsync(file, options => options.ApplyMigrations = apply);
            (await start.Should().ThrowAsync<LifecycleException>()).WithMessage($"*{file.Path} is not a SQLite database*Data Source*");
        }

        (await File.ReadAllTextAsync(file.Path)).Should().Be(new string('x', 4096));
    }

    [Theory]
    [InlineData("Data Source=:memory:", "*in memory*UseInMemory()*")]
    [InlineData("Data Source=x;Mode=Memory;Cache=Shared", "*in memory*UseInMemory()*")]
    [InlineData("", "*names no file*Data Source=mlops.db*")]
    [InlineData("mlops.db", "*cannot be read*Data Source=mlops.db*")]
    public void Connection_string_without_a_file_is_refused(string connectionString, string message)
    {
        using var file = new SqliteFile();
        using var services = file.Services(TimeProvider.System, options => options.ConnectionString = connectionString);
        var use = () => services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value;
        use.Should().Throw<OptionsValidationException>().WithMessage(message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1500)]
    [InlineData(601_000)]
    public void Busy_timeout_out_of_range_is_refused(int milliseconds)
    {
        using var file = new SqliteFile();
        using var services = file.Services(TimeProvider.System, options => options.BusyTimeout = TimeSpan.FromMilliseconds(milliseconds));
        var use = () => services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value;
        use.Should().Throw<OptionsValidationException>().WithMessage("*BusyTimeout*1 second to 10 minutes*");
    }

    [Fact]
    public async Task Another_store_that_takes_the_place_needs_no_database()
    {
        using var file = new SqliteFile();
        await using var services = file.Services(TimeProvider.System, then: builder => builder.UseInMemory());
        await SqliteFile.StartAsync(services);
        services.GetRequiredService<IRegistryStore>().Should().BeOfType<InMemory.InMemoryBackend>();
        File.Exists(file.Path).Should().BeFalse();
    }

    [Fact]
    public async Task Nothing_to_migrate_is_said()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var migrate = () => services.MigrateMlOpsLifecycleAsync();
        (await migrate.Should().ThrowAsync<LifecycleException>()).WithMessage("*UseSqlite*");
    }

    private static async Task StartAsync(SqliteFile file, Action<SqliteStoreOptions>? configure = null)
    {
        await using var services = file.Services(TimeProvider.System, configure);
        await SqliteFile.StartAsync(services);
    }
}
