using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.InMemory;

/// <summary>What one environment holds. Only read and changed under the backend's lock.</summary>
internal sealed class EnvironmentFacts(EnvironmentName environment, TimeProvider clock)
{
    private readonly SortedDictionary<string, ModelFacts> _models = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DatasetFacts> _datasets = new(StringComparer.Ordinal);
    private DateTimeOffset _lastEvent = DateTimeOffset.MinValue;
    private long _sequence;

    public EnvironmentName Environment => environment;

    public Dictionary<RunId, TrainingRun> Runs { get; } = [];

    /// <summary>All models that were ever named, by name.</summary>
    public IEnumerable<KeyValuePair<string, ModelFacts>> Models => _models;

    /// <summary>All datasets that were ever named, by name.</summary>
    public IEnumerable<KeyValuePair<string, DatasetFacts>> Datasets => _datasets;

    /// <summary>The facts of a model; empty ones when nothing was kept yet.</summary>
    public ModelFacts Of(ModelName model) => FindOrAdd(_models, model.Value, "A model");

    /// <summary>The facts of a dataset; empty ones when nothing was kept yet.</summary>
    public DatasetFacts Of(DatasetName dataset) => FindOrAdd(_datasets, dataset.Value, "A dataset");

    /// <summary>The store's clock: never earlier than the last event.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return _lastEvent = now > _lastEvent ? now : _lastEvent;
    }

    public long NextSequence() => ++_sequence;

    private static TFacts FindOrAdd<TFacts>(SortedDictionary<string, TFacts> all, string name, string what)
        where TFacts : new()
    {
        if (name.Length == 0)
            throw new ArgumentException($"{what} needs a name.", nameof(name));
        if (!all.TryGetValue(name, out var facts))
            all.Add(name, facts = new());
        return facts;
    }
}
