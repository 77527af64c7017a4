using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Scoring;

/// <summary>Verified bytes, then the format they were registered with, then one row to see that it answers.</summary>
internal sealed class ModelLoader : IModelLoader
{
    private readonly IBlobStore _blobs;
    private readonly Dictionary<string, IModelFormat> _formats = new(StringComparer.Ordinal);

    public ModelLoader(IBlobStore blobs, IEnumerable<IModelFormat> formats)
    {
        _blobs = blobs;
        foreach (var format in formats)
        {
            if (!_formats.TryAdd(format.Name, format))
                throw new LifecycleException($"Two model formats are named '{format.Name}' ({_formats[format.Name].GetType()} and {format.GetType()}): register one of them.");
        }
    }

    public async Task<IModelScorer> LoadAsync(string format, ContentDigest artifact, CancellationToken cancellationToken = default)
    {
        if (!_formats.TryGetValue(format, out var loader))
        {
            throw new LifecycleException(
                $"No model format '{format}' is registered; known are: {(_formats.Count == 0 ? "none" : string.Join(", ", _formats.Keys.Order(StringComparer.Ordinal)))}. Add the package of the format (for 'mlnet': UseMicrosoftML()) or register an IModelFormat.");
        }

        var bytes = await _blobs.OpenReadAsync(artifact, cancellationToken).ConfigureAwait(false);
        await using (bytes.ConfigureAwait(false))
        {
            var scorer = await loader.LoadAsync(bytes, cancellationToken).ConfigureAwait(false);
            try
            {
                WarmUp.Run(scorer, artifact);
            }
            catch
            {
                scorer.Dispose();
                throw;
            }

            return scorer;
        }
    }
}
