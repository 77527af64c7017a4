using System.Collections.Immutable;

namespace MlOps.Lifecycle;

/// <summary>
/// Everything that was said about one model: an immutable value that services take, so that models added at run time
/// need no container. Each feature keeps its own settings as one part, found by type.
/// </summary>
/// <remarks>Thread-safe: never changes after it was built.</remarks>
public sealed class ModelDefinition
{
    private readonly ImmutableDictionary<Type, object> _parts;

    private ModelDefinition(ModelName name, ImmutableDictionary<Type, object> parts)
    {
        Name = name;
        _parts = parts;
    }

    /// <summary>The model.</summary>
    public ModelName Name { get; }

    /// <summary>A definition without any part.</summary>
    /// <param name="name">The model.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is the default value.</exception>
    public static ModelDefinition For(ModelName name) => name.Value.Length > 0
        ? new(name, ImmutableDictionary<Type, object>.Empty)
        : throw new ArgumentException("A model needs a name.", nameof(name));

    /// <summary>The same definition with one part created or replaced.</summary>
    /// <typeparam name="TPart">The feature's immutable settings record.</typeparam>
    /// <param name="part">The settings.</param>
    public ModelDefinition With<TPart>(TPart part)
        where TPart : class => new(Name, _parts.SetItem(typeof(TPart), part));

    /// <summary>One feature's settings, or null when nothing was said.</summary>
    /// <typeparam name="TPart">The feature's immutable settings record.</typeparam>
    public TPart? Find<TPart>()
        where TPart : class => (TPart?)_parts.GetValueOrDefault(typeof(TPart));
}
