using System.Collections.Immutable;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Text one-hot, everything else as it is, then boosted trees (Friedman 2001, as implemented by ML.NET's FastTree).</summary>
internal static class FastTreeRecipe
{
    private const string FeaturesColumn = "Features";

    public static MicrosoftMLRecipe Create(MicrosoftMLTask task, FastTreeOptions options) => new(
        task,
        new()
        {
            Pipeline = task is MicrosoftMLTask.Regression ? "one-hot text, concatenate, fast-tree-regression" : "one-hot text, concatenate, fast-tree-binary-classification, platt-calibration",
            Settings = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, string>
            {
                ["trees"] = options.Trees.ToString(CultureInfo.InvariantCulture),
                ["leaves"] = options.Leaves.ToString(CultureInfo.InvariantCulture),
                ["minimum-examples-per-leaf"] = options.MinimumExamplesPerLeaf.ToString(CultureInfo.InvariantCulture),
                ["learning-rate"] = options.LearningRate.ToString("R", CultureInfo.InvariantCulture),
                ["threads"] = options.Threads.ToString(CultureInfo.InvariantCulture),
            }),
        },
        (context, columns, seed) => CreatePipeline(context, columns, seed, task, options));

    private static IEstimator<ITransformer> CreatePipeline(MLContext context, TableSchema columns, int seed, MicrosoftMLTask task, FastTreeOptions options)
    {
        var label = columns.WithRole(ColumnRole.Label).Single().Name;
        var inputs = columns.Where(column => column.Role is not ColumnRole.Label).ToArray();
        var texts = inputs.Where(column => column.Type is ColumnType.Text).Select(column => new InputOutputColumnPair(column.Name)).ToArray();
        var concatenate = context.Transforms.Concatenate(FeaturesColumn, [.. inputs.Select(column => column.Name)]);
        IEstimator<ITransformer> features = texts.Length == 0
            ? concatenate
            : context.Transforms.Categorical.OneHotEncoding(texts).Append(concatenate);
        return task is MicrosoftMLTask.Regression
            ? features.Append(context.Regression.Trainers.FastTree(Apply(new FastTreeRegressionTrainer.Options(), options, label, seed)))
            : features.Append(context.BinaryClassification.Trainers.FastTree(Apply(new FastTreeBinaryTrainer.Options(), options, label, seed)));
    }

    private static TOptions Apply<TOptions>(TOptions trainer, FastTreeOptions options, string label, int seed)
        where TOptions : BoostedTreeOptions
    {
        trainer.LabelColumnName = label;
        trainer.FeatureColumnName = FeaturesColumn;
        trainer.NumberOfTrees = options.Trees;
        trainer.NumberOfLeaves = options.Leaves;
        trainer.MinimumExampleCountPerLeaf = options.MinimumExamplesPerLeaf;
        trainer.LearningRate = options.LearningRate;
        trainer.NumberOfThreads = options.Threads;
        trainer.Seed = seed;
        return trainer;
    }
}
