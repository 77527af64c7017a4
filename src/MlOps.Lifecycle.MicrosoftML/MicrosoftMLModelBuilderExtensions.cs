using System.Collections.Immutable;
using System.Reflection;
using Microsoft.ML;
using MlOps.Lifecycle.MicrosoftML;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle;

/// <summary>Trains a model with ML.NET.</summary>
public static class MicrosoftMLModelBuilderExtensions
{
    /// <summary>Trains with a pipeline of yours.</summary>
    /// <param name="model">The model.</param>
    /// <param name="architecture">The shape of the pipeline in words, for example <c>concatenate, sdca-regression</c>. Change it when you change the pipeline: it is recorded with each version and tells a refit from a redevelopment.</param>
    /// <param name="pipeline">
    /// Makes the unfitted pipeline. Gets a context with the run's seed and the columns it sees: those of role Feature and Calendar, and the
    /// label, with the types that <see cref="RecordBatchDataView"/> states. It must answer every row, in a Single column <c>Score</c> or <c>Probability</c>.
    /// </param>
    /// <param name="task">What is learned.</param>
    /// <param name="settings">The pinned settings for the record, in their invariant text form; none when null.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainWithMicrosoftML(
        this IModelBuilder model,
        string architecture,
        Func<MLContext, TableSchema, IEstimator<ITransformer>> pipeline,
        MicrosoftMLTask task = MicrosoftMLTask.Regression,
        IReadOnlyDictionary<string, string>? settings = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(architecture);
        ArgumentNullException.ThrowIfNull(pipeline);
        var recipe = new MicrosoftMLRecipe(
            task,
            new ModelArchitecture { Pipeline = architecture, Settings = (settings ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal) },
            (context, columns, _) => pipeline(context, columns));
        var code = pipeline.Method.Module.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return model.TrainWith($"ML.NET: {architecture}", code, _ => new MicrosoftMLTrainer(recipe));
    }
}
