using System.Collections.Immutable;
using MlOps.Lifecycle.Acceptance;

namespace MlOps.Lifecycle.Tests.Acceptance;

internal sealed class ThrowingGate : IGate
{
    public string Kind => "throwing";

    public ImmutableArray<string> Metrics => [];

    public GateResult Evaluate(Trial trial) => throw new InvalidOperationException("no luck.");
}
