using Microsoft.Extensions.Logging;

namespace MlOps.Lifecycle.Training;

/// <summary>Logs how far a fit is, on the thread that reports it.</summary>
internal sealed class FitProgress(ModelName model, ILogger logger) : IProgress<double>
{
    public void Report(double value) => Log.FitProgressed(logger, model.Value, value);
}
