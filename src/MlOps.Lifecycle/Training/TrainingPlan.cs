namespace MlOps.Lifecycle.Training;

/// <summary>How a model is fitted again: by whom, on which rows, judged on which rows. One part of a <see cref="ModelDefinition"/>.</summary>
public sealed record TrainingPlan
{
    internal const int DefaultSeed = 1;
    internal static readonly TimeSpan DefaultEvaluation = TimeSpan.FromDays(14);

    /// <summary>Makes the trainer in the scope of a run; null while nobody said who trains.</summary>
    public Func<IServiceProvider, IModelTrainer>? CreateTrainer { get; init; }

    /// <summary>Whether a model with this plan can be trained here: somebody trains it, and it is said on what.</summary>
    internal bool IsComplete => CreateTrainer is not null && Dataset is not null;

    /// <summary>The trainer's name for lineage, usually its type; null while nobody said who trains.</summary>
    public string? TrainerName { get; init; }

    /// <summary>The version of the trainer's code for lineage, from its assembly; null when unknown.</summary>
    public string? CodeVersion { get; init; }

    /// <summary>The dataset whose newest version is trained on; null while nobody said which.</summary>
    public DatasetName? Dataset { get; init; }

    /// <summary>How far back the training rows reach from their end; null for all rows.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>How much of the newest rows is kept from training and used to judge the candidate.</summary>
    public TimeSpan Evaluation { get; init; } = DefaultEvaluation;

    /// <summary>The seed of every fit, so that the same rows give the same model.</summary>
    public int Seed { get; init; } = DefaultSeed;

    /// <summary>What one run costs, in the agreement's currency, for budgets and comparisons; null when nobody said.</summary>
    public decimal? CostPerRun { get; init; }
}
