using System.Threading.Channels;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Hosting;

/// <summary>A loop that only says who was ticked when, and throws for models whose name says so.</summary>
internal sealed class TickedModels(TimeProvider clock) : IModelLifecycle
{
    private readonly Channel<(string Model, DateTimeOffset At)> _ticks = Channel.CreateUnbounded<(string, DateTimeOffset)>();

    /// <summary>The next tick; waits for it.</summary>
    public ValueTask<(string Model, DateTimeOffset At)> NextAsync() => _ticks.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Whether a tick happened that nobody asked for yet.</summary>
    public bool HasMore => _ticks.Reader.TryPeek(out _);

    public Task<TickReport> TickAsync(ModelName model, CancellationToken cancellationToken = default)
    {
        _ticks.Writer.TryWrite((model.Value, clock.GetUtcNow()));
        if (model.Value.StartsWith("broken", StringComparison.Ordinal))
            throw new InvalidOperationException("This tick always fails.");
        var decision = new Decision { Model = model, At = clock.GetUtcNow(), Policy = "none", Action = LifecycleAction.NoAction, Reasons = [], Sentence = "Nothing." };
        return Task.FromResult(new TickReport { Model = model, At = decision.At, Lanes = [], Evidence = Evidence.For(model, decision.At), Decision = decision });
    }

    public Task<TrainingRun> TrainAsync(ModelName model, Actor actor, string reason, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
