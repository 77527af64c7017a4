using System.Collections.Immutable;

namespace MlOps.Lifecycle.Acceptance;

/// <summary>A baseline that needs to know nothing but the time.</summary>
internal sealed class RuleBaseline(string name, Func<DateTimeOffset, double> answer) : IBaseline
{
    public string Name => name;

    public ImmutableArray<double> Answer(IReadOnlyList<KeyValuePair<DateTimeOffset, double>> known, ImmutableArray<DateTimeOffset> times, ImmutableArray<double> labels) =>
        [.. times.Select(answer)];
}
