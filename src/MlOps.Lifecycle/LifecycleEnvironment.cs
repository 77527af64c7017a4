namespace MlOps.Lifecycle;

/// <summary>The environment that the services of this process work in. One per container, made from the options by <c>AddMlOpsLifecycle</c>.</summary>
/// <param name="Name">The environment.</param>
public sealed record LifecycleEnvironment(EnvironmentName Name);
