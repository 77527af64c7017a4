using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Testing;

namespace MlOps.Lifecycle.Backends.Tests.Conformance;

public sealed class InMemoryConformanceTests : StoreConformance
{
    private protected override Task UseAsync(ManualClock clock, Func<object, Task> use) => use(new InMemoryBackend(clock));
}
