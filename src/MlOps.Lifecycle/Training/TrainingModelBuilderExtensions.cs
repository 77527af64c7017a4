using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle;

/// <summary>Says how a model is trained again.</summary>
public static class TrainingModelBuilderExtensions
{
    /// <summary>Trains with a class of yours, resolved in an own scope for each run.</summary>
    /// <typeparam name="TTrainer">The trainer; registered as scoped unless it already is.</typeparam>
    /// <param name="model">The model.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainWith<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TTrainer>(this IModelBuilder model)
        where TTrainer : class, IModelTrainer
    {
        model.Services.TryAddScoped<TTrainer>();
        return model.TrainWith(
            typeof(TTrainer).FullName!,
            typeof(TTrainer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            static services => services.GetRequiredService<TTrainer>());
    }

    /// <summary>Trains with whatever a function makes; for trainers that are configured and not written.</summary>
    /// <param name="model">The model.</param>
    /// <param name="name">The trainer's name for lineage.</param>
    /// <param name="codeVersion">The version of its code for lineage, for example an informational version; null when unknown.</param>
    /// <param name="create">Makes one trainer for one run, in the run's scope.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainWith(this IModelBuilder model, string name, string? codeVersion, Func<IServiceProvider, IModelTrainer> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        return model.Configure<TrainingPlan>(plan => (plan ?? new()) with { TrainerName = name, CodeVersion = codeVersion, CreateTrainer = create });
    }

    /// <summary>Says which rows a run trains on and which it is judged on.</summary>
    /// <param name="model">The model.</param>
    /// <param name="dataset">The dataset; its newest version is used.</param>
    /// <param name="window">How far back the training rows reach from their end; null for all rows.</param>
    /// <param name="evaluateOn">How much of the newest rows is kept from training to judge the candidate; 14 days when null. For tables without a time column all of this is refused at the run.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time span is not positive.</exception>
    public static IModelBuilder TrainOn(this IModelBuilder model, DatasetName dataset, TimeSpan? window = null, TimeSpan? evaluateOn = null)
    {
        if (window is { } w)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(w, TimeSpan.Zero, nameof(window));
        if (evaluateOn is { } e)
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(e, TimeSpan.Zero, nameof(evaluateOn));
        return model.Configure<TrainingPlan>(plan => (plan ?? new()) with
        {
            Dataset = dataset,
            Window = window,
            Evaluation = evaluateOn ?? TrainingPlan.DefaultEvaluation,
        });
    }

    /// <summary>Pins the seed of every fit.</summary>
    /// <param name="model">The model.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainWithSeed(this IModelBuilder model, int seed) =>
        model.Configure<TrainingPlan>(plan => (plan ?? new()) with { Seed = seed });

    /// <summary>Says what one run costs, for budgets and comparisons.</summary>
    /// <param name="model">The model.</param>
    /// <param name="perRun">The cost in the agreement's currency, not negative.</param>
    /// <returns>The same builder.</returns>
    public static IModelBuilder TrainingCosts(this IModelBuilder model, decimal perRun)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perRun);
        return model.Configure<TrainingPlan>(plan => (plan ?? new()) with { CostPerRun = perRun });
    }
}
