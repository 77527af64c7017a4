using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.InMemory;

/// <summary>What one environment holds. Only read and changed under the backend's lock.</summary>
internal sealed class EnvironmentFacts(EnvironmentName environment, TimeProvider clock)
{
    private readonly SortedDictionary<string, ModelFacts> _models = new(StringComparer.Ordinal);
    private DateTimeOffset _lastEvent = DateTimeOffset.MinValue;
    private long _sequence;

    public EnvironmentName Environment => environment;

    public Dictionary<RunId, TrainingRun> Runs { get; } = [];

    /// <summary>All models that were ever named, by name.</summary>
    public IEnumerable<KeyValuePair<string, ModelFacts>> Models => _models;

    /// <summary>The facts of a model; empty ones when nothing was kept yet.</summary>
    public ModelFacts Of(ModelName model)
    {
        if (model == default)
            throw new ArgumentException("A model needs a name.", nameof(model));
        if (!_models.TryGetValue(model.Value, out var facts))
            _models.Add(model.Value, facts = new());
        return facts;
    }

    /// <summary>The store's clock: never earlier than the last event.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return _lastEvent = now > _lastEvent ? now : _lastEvent;
    }

    public long NextSequence() => ++_sequence;
}
