namespace MlOps.Lifecycle.Serving;

/// <summary>Says that a handle of a type was registered for a model, so that asking for it without a key can be refused when two models have it.</summary>
internal sealed record HandleRegistration(ModelName Model, Type Handle);
