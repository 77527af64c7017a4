namespace MlOps.Lifecycle.Registry;

/// <summary>What an alias holds now.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Version">The version in the slot.</param>
/// <param name="Revision">Counts the moves of this alias from 1; what compare-and-swap compares.</param>
/// <param name="Since">When it was moved here, by the store's clock.</param>
public sealed record AliasState(AliasName Alias, ModelVersionId Version, int Revision, DateTimeOffset Since);
