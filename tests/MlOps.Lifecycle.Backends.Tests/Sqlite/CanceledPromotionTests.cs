using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Testing;
using static MlOps.Lifecycle.Testing.RegistrySamples;
using static MlOps.Lifecycle.Testing.RunSamples;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

public sealed class CanceledPromotionTests
{
    [Fact]
    public async Task Promotion_canceled_before_any_of_its_statements_writes_nothing_and_can_be_repeated()
    {
        using var file = SqliteFile.Migrated();
        using var log = new CancelingLog();
        var clock = new ManualClock(Noon);
        await using var services = file.Services(clock, then: builder => builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log)));
        var store = new StoreUnderTest(services.GetRequiredService<IRegistryStore>(), clock);
        var run = await EvaluatedAsync(store, 1);
        var before = await FactsAsync(store, run);

        var statement = 1;
        while (!await PromotedBeforeAsync(statement))
        {
            (await FactsAsync(store, run)).Should().Be(before, "statement {0} was not to run", statement);
            statement++;
        }

        statement.Should().BeGreaterThan(6, "a promotion writes alias, history, events, verdict, environment and run");
        var after = await FactsAsync(store, run);
        (after.Moves, after.Verdicts, after.Events).Should().Be((1, 1, before.Events + 2));

        async Task<bool> PromotedBeforeAsync(int canceledStatement)
        {
            try
            {
                return (await store.Runs.PromoteAsync(Here, Promotion(run, null), log.CancelBefore(canceledStatement))).Promoted;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }
}
