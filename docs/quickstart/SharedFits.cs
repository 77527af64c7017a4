using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Training;

namespace Quickstart;

/// <summary>
/// Policies that train on the same day train on the same rows, and the same rows with the same settings and seed give the same
/// model: the rows of the comparison share such fits. The digest of a dataset version says that rows are the same.
/// </summary>
internal sealed class SharedFits
{
    private readonly ConcurrentDictionary<string, Lazy<Task<TrainedModel>>> _fits = new(StringComparer.Ordinal);

    /// <summary>Lets a model's trainer look here first.</summary>
    public IModelBuilder Use(IModelBuilder model) => model.Configure<TrainingPlan>(plan => plan! with
    {
        CreateTrainer = services => new Trainer(plan.CreateTrainer!(services), services.GetRequiredService<IDatasets>(), _fits),
    });

    private sealed class Trainer(IModelTrainer inner, IDatasets datasets, ConcurrentDictionary<string, Lazy<Task<TrainedModel>>> fits) : IModelTrainer
    {
        public async Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken)
        {
            var rows = await datasets.GetAsync(context.Data, cancellationToken);
            return await fits.GetOrAdd($"{rows.Digest}/{context.Seed}", _ => new(() => inner.TrainAsync(context, cancellationToken))).Value;
        }
    }
}
