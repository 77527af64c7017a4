using System.Collections.Immutable;

namespace MlOps.Lifecycle.Policies;

/// <summary>Never does anything, and never asks.</summary>
internal sealed class NeverPolicy : IRetrainingPolicy
{
    private const string Sentence = "The policy never acts.";

    public string Name => "never";

    public ImmutableArray<string> Metrics => [];

    public TimeSpan Memory => TimeSpan.Zero;

    public Decision Decide(Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        return new()
        {
            Model = evidence.Model,
            At = evidence.At,
            Policy = Name,
            Action = LifecycleAction.NoAction,
            Reasons = [new("never", "anything", "nothing", Sentence)],
            Sentence = $"No action: {Sentence}",
        };
    }
}
