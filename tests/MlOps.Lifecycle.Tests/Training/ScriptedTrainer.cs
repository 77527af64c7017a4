using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>Fits the mean, unless a test says otherwise, and keeps what it was given.</summary>
internal sealed class ScriptedTrainer : IModelTrainer
{
    public List<TrainingContext> Calls { get; } = [];

    public Func<TrainingContext, CancellationToken, Task<TrainedModel>> Fit { get; set; } = async (context, token) => MeanModel.Of(await MeanModel.MeanAsync(context, token));

    public Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken)
    {
        Calls.Add(context);
        return Fit(context, cancellationToken);
    }
}
