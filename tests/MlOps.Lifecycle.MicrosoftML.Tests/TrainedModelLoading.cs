using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

internal static class TrainedModelLoading
{
    public static async Task<IModelScorer> LoadAsync(this TrainedModel trained, MicrosoftMLOptions? options = null)
    {
        using var stream = new MemoryStream(trained.Artifact.ToArray(), writable: false);
        return await new MicrosoftMLFormat(Options.Create(options ?? new())).LoadAsync(stream);
    }
}
