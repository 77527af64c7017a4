namespace MlOps.Lifecycle.Training;

/// <summary>Its presence in the container says that the loop may act and not only decide.</summary>
internal sealed class ContinuousTraining;
