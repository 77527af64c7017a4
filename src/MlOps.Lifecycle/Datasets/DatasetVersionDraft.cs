namespace MlOps.Lifecycle.Datasets;

/// <summary>A version that waits for its number. For backends.</summary>
/// <param name="Version">The version; the number in its id means nothing yet.</param>
/// <param name="Key">Makes adding idempotent: the same key in the same dataset finds the same version. 64 hexadecimal digits.</param>
public sealed record DatasetVersionDraft(DatasetVersion Version, string Key)
{
    /// <summary>The dataset that gets the version.</summary>
    public DatasetName Dataset => Version.Id.Dataset;

    /// <summary>The version with the number that the store allocated.</summary>
    /// <param name="number">The number, counted from 1.</param>
    public DatasetVersion WithNumber(int number) => Version with { Id = new(Dataset, number) };
}
