namespace MlOps.Lifecycle.Training;

/// <summary>Moves a run from one state to the next. The table of states is the list of registered steps, one per state.</summary>
/// <remarks>Thread-safe singletons. A step may run more than once (a host died after it, before its result was kept): its effects must be idempotent.</remarks>
internal interface IRunStep
{
    /// <summary>The state that this step leaves.</summary>
    RunState From { get; }

    /// <summary>Does the work.</summary>
    /// <param name="definition">The model.</param>
    /// <param name="run">The run in state <see cref="From"/>.</param>
    /// <param name="cancellationToken">Stops the work; the run stays where it is and the next tick continues.</param>
    /// <returns>The run in its next state, not kept yet.</returns>
    Task<TrainingRun> RunAsync(ModelDefinition definition, TrainingRun run, CancellationToken cancellationToken);
}
