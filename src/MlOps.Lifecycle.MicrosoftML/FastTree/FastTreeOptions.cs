using System.ComponentModel.DataAnnotations;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>The pinned settings of a model of boosted trees. Named by the model.</summary>
public sealed class FastTreeOptions
{
    internal const int DefaultTrees = 100;
    internal const int DefaultLeaves = 20;
    internal const int DefaultMinimumExamplesPerLeaf = 10;
    internal const double DefaultLearningRate = 0.2;
    internal const int DefaultThreads = 1;

    /// <summary>How many trees are grown, one after the other.</summary>
    /// <value>1 to 100,000; 100 by default.</value>
    [Range(1, 100_000)]
    public int Trees { get; set; } = DefaultTrees;

    /// <summary>How many leaves a tree has at most.</summary>
    /// <value>2 to 10,000; 20 by default.</value>
    [Range(2, 10_000)]
    public int Leaves { get; set; } = DefaultLeaves;

    /// <summary>How many rows a leaf needs.</summary>
    /// <value>1 to 1,000,000; 10 by default.</value>
    [Range(1, 1_000_000)]
    public int MinimumExamplesPerLeaf { get; set; } = DefaultMinimumExamplesPerLeaf;

    /// <summary>How much of each tree's correction is taken.</summary>
    /// <value>0.0001 to 1; 0.2 by default.</value>
    [Range(0.0001, 1.0)]
    public double LearningRate { get; set; } = DefaultLearningRate;

    /// <summary>How many threads a fit uses.</summary>
    /// <value>1 to 1,024; 1 by default, which makes fits repeatable on every machine. Recorded with the version.</value>
    [Range(1, 1_024)]
    public int Threads { get; set; } = DefaultThreads;
}
