using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Tests.Training;

/// <summary>Fits the mean, unless a test says otherwise, and keeps what it was given. Each fit differs by a hair, as if newer rows had come.</summary>
internal sealed class ScriptedTrainer : IModelTrainer
{
    public List<TrainingContext> Calls { get; } = [];

    public ScriptedTrainer() => Fit = async (context, token) => MeanModel.Of(await MeanModel.MeanAsync(context, token) + (Calls.Count * 1e-6));

    public Func<TrainingContext, CancellationToken, Task<TrainedModel>> Fit { get; set; }

    public Task<TrainedModel> TrainAsync(TrainingContext context, CancellationToken cancellationToken)
    {
        Calls.Add(context);
        return Fit(context, cancellationToken);
    }
}
