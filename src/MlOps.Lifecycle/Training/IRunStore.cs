using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Training;

/// <summary>Keeps runs and promotes. For backends; applications use <see cref="IModelLifecycle"/>.</summary>
/// <remarks>Thread-safe. Every method is one transaction.</remarks>
[Experimental("MLOPS001")]
public interface IRunStore
{
    /// <summary>Starts a run, unless its key is known or the model has an open one.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="run">The run in state <see cref="RunState.Triggered"/>.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The run as stored: this one, the one of the same key, or the one that is open.</returns>
    Task<TrainingRun> StartRunAsync(EnvironmentName environment, TrainingRun run, CancellationToken cancellationToken = default);

    /// <summary>Replaces a run by its next state.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="expected">The state the run must be in.</param>
    /// <param name="next">The run with at least one more step.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether the run was in the expected state; false when somebody else moved it or it has ended.</returns>
    /// <exception cref="ArgumentException">The next state is <see cref="RunState.Promoted"/>: only <see cref="PromoteAsync"/> reaches it.</exception>
    /// <exception cref="LifecycleException">There is no such run, or the next record does not follow the stored one.</exception>
    Task<bool> AdvanceRunAsync(EnvironmentName environment, RunState expected, TrainingRun next, CancellationToken cancellationToken = default);

    /// <summary>Moves the alias, records the verdict, ends the run and writes the events: all of it or none of it.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="promotion">What is promoted and what must still be true.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>Whether it happened (also when this promotion was stored before), or who was faster.</returns>
    /// <exception cref="ArgumentException">The run is not in its last state or has no candidate.</exception>
    /// <exception cref="LifecycleException">The run or its candidate does not exist.</exception>
    Task<PromotionResult> PromoteAsync(EnvironmentName environment, Promotion promotion, CancellationToken cancellationToken = default);

    /// <summary>A run, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="id">The run.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<TrainingRun?> FindRunAsync(EnvironmentName environment, RunId id, CancellationToken cancellationToken = default);

    /// <summary>The oldest run of a model in a state, or null; the first promoted one holds the reference that quality is judged against.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="state">The state.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<TrainingRun?> FindFirstRunAsync(EnvironmentName environment, ModelName model, RunState state, CancellationToken cancellationToken = default);

    /// <summary>The run of a model that has not ended, or null; there is at most one.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<TrainingRun?> FindOpenRunAsync(EnvironmentName environment, ModelName model, CancellationToken cancellationToken = default);

    /// <summary>The runs of a model, newest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<TrainingRun>> ListRunsAsync(EnvironmentName environment, ModelName model, int take, CancellationToken cancellationToken = default);
}
