using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Backends.Tests.Sqlite;
using MlOps.Lifecycle.Registry;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Backends.Tests.Conformance;

public sealed class SqliteConformanceTests : StoreConformance
{
    private protected override async Task UseAsync(ManualClock clock, Func<object, Task> use)
    {
        using var file = SqliteFile.Migrated();
        await using var services = file.Services(clock);
        await use(services.GetRequiredService<IRegistryStore>());
    }
}
