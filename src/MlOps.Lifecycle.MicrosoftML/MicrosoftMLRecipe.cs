using Microsoft.ML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>What stays the same from fit to fit.</summary>
/// <param name="Task">What is learned.</param>
/// <param name="Architecture">The shape of the pipeline and its pinned settings.</param>
/// <param name="CreatePipeline">Makes the unfitted pipeline from a seeded context, the columns it sees and the seed.</param>
internal sealed record MicrosoftMLRecipe(
    MicrosoftMLTask Task,
    ModelArchitecture Architecture,
    Func<MLContext, TableSchema, int, IEstimator<ITransformer>> CreatePipeline);
