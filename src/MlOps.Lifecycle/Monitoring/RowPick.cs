namespace MlOps.Lifecycle.Monitoring;

/// <summary>One row of one of several arrays or batches.</summary>
internal readonly record struct RowPick(int Source, int Row);
