using System.Collections.Immutable;

namespace MlOps.Lifecycle.Hosting;

internal sealed class ModelCatalog : IModelCatalog
{
    private readonly IModelCheck[] _checks;
    private ImmutableSortedDictionary<string, ModelDefinition> _definitions;

    public ModelCatalog(IEnumerable<ModelDefinition> definitions, IEnumerable<IModelCheck> checks)
    {
        _checks = [.. checks];
        var byName = ImmutableSortedDictionary.CreateBuilder<string, ModelDefinition>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            if (!byName.TryAdd(definition.Name.Value, definition))
                throw Duplicate(definition.Name);
        }

        _definitions = byName.ToImmutable();
    }

    public IReadOnlyList<ModelDefinition> All => [.. Volatile.Read(ref _definitions).Values];

    public ModelDefinition? Find(ModelName model) => Volatile.Read(ref _definitions).GetValueOrDefault(model.Value);

    public ModelDefinition Get(ModelName model) => Find(model) ?? throw new LifecycleException(
        $"There is no model '{model}'. Known are: {(_definitions.IsEmpty ? "none" : string.Join(", ", _definitions.Keys))}. Add it with AddModel(\"{model}\", ...).");

    public void Add(ModelDefinition definition)
    {
        Refuse(Contradictions(definition));
        ImmutableInterlocked.Update(
            ref _definitions,
            static (all, added) => all.ContainsKey(added.Name.Value) ? throw Duplicate(added.Name) : all.Add(added.Name.Value, added),
            definition);
    }

    /// <summary>Checks every definition and names all contradictions in one error.</summary>
    public void CheckAll() => Refuse(All.SelectMany(Contradictions));

    private IEnumerable<string> Contradictions(ModelDefinition definition) =>
        _checks.SelectMany(check => check.Check(definition)).Select(finding => $"Model '{definition.Name}': {finding}");

    private static void Refuse(IEnumerable<string> findings)
    {
        var all = findings.ToArray();
        if (all.Length > 0)
            throw new LifecycleException(string.Join(System.Environment.NewLine, all));
    }

    internal static LifecycleException Duplicate(ModelName name) =>
        new($"Model '{name}' was added twice: give each model its own name, or remove one AddModel(\"{name}\", ...).");
}
