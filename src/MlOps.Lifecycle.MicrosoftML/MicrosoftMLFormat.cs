using Microsoft.Extensions.Options;
using Microsoft.ML;
using MlOps.Lifecycle.Scoring;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Loads what the trainers of this package store, after looking through it.</summary>
internal sealed class MicrosoftMLFormat(IOptions<MicrosoftMLOptions> options) : IModelFormat
{
    public const string FormatName = "mlnet";

    // Reading needs no seed and leaves nothing behind; a fresh context would search its assemblies for components at every load.
    private static readonly MLContext Reader = new();

    public string Name => FormatName;

    public async Task<IModelScorer> LoadAsync(Stream artifact, CancellationToken cancellationToken = default)
    {
        var limit = options.Value.MaxModelBytes;
        if (artifact.Length > limit)
            throw new LifecycleException($"The artifact has {artifact.Length} bytes, more than {limit}: raise {nameof(MicrosoftMLOptions.MaxModelBytes)} if that is right.");

        // A copy of our own: ML.NET seeks and reads while the caller keeps the stream.
        using var bytes = new MemoryStream((int)artifact.Length);
        artifact.Position = 0;
        await artifact.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        var (_, columns) = new ModelScan(options.Value).Run(bytes);
        if (columns is null)
        {
            throw new LifecycleException(
                $"The artifact has no entry '{ModelArchive.ColumnsEntry}', so nobody knows which columns the model reads: register the bytes that the trainer of format '{FormatName}' returned.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        return Open(bytes, columns);
    }

    private static MicrosoftMLScorer Open(MemoryStream bytes, byte[] columns)
    {
        try
        {
            bytes.Position = 0;
            var model = Reader.Model.Load(bytes, out _);
            return new(model, ModelArchive.ReadColumns(columns));
        }
#pragma warning disable CA1031 // ML.NET throws many types for a broken file; all of them mean that this is no model.
        catch (Exception exception) when (exception is not LifecycleException)
#pragma warning restore CA1031
        {
            throw new LifecycleException($"ML.NET cannot read the artifact: {exception.Message} Register a model that was trained with this version of ML.NET or an older one.", exception);
        }
    }
}
