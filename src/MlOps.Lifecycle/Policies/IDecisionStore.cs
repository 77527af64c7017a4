using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Policies;

/// <summary>Keeps evidence and decisions. For backends.</summary>
/// <remarks>Thread-safe. Every method is one transaction.</remarks>
[Experimental("MLOPS001")]
public interface IDecisionStore
{
    /// <summary>Keeps a decision, unless its key is known.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="record">The decision with its evidence.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    /// <returns>The record as stored: this one, or the earlier one of the same model and key.</returns>
    Task<DecisionRecord> AddDecisionAsync(EnvironmentName environment, DecisionRecord record, CancellationToken cancellationToken = default);

    /// <summary>The record of a key, or null.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<DecisionRecord?> FindDecisionAsync(EnvironmentName environment, ModelName model, string key, CancellationToken cancellationToken = default);

    /// <summary>The records of a model, newest first.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="model">The model.</param>
    /// <param name="action">Only decisions of this action; null for all.</param>
    /// <param name="before">Only records whose evidence is older than this; null for the newest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    Task<IReadOnlyList<DecisionRecord>> ListDecisionsAsync(EnvironmentName environment, ModelName model, LifecycleAction? action, DateTimeOffset? before, int take, CancellationToken cancellationToken = default);
}
