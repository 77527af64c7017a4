using Microsoft.Extensions.Logging;
using MlOps.Lifecycle.Policies;

namespace MlOps.Lifecycle.Training;

internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Information, "Run {Run} of model {Model} is {State}: {Sentence}")]
    public static partial void RunMoved(ILogger logger, string model, RunId run, RunState state, string sentence);

    [LoggerMessage(6002, LogLevel.Information, "Model {Model}: {Sentence} (action {Action})")]
    public static partial void Decided(ILogger logger, string model, LifecycleAction action, string sentence);

    [LoggerMessage(6003, LogLevel.Error, "The trainer of model {Model} failed")]
    public static partial void TrainerFailed(ILogger logger, string model, Exception exception);

    [LoggerMessage(6004, LogLevel.Warning, "Model {Model} should be rolled back, but no version was champion before {Champion}: move the alias by hand with MoveAliasAsync")]
    public static partial void NothingToRollBackTo(ILogger logger, string model, ModelVersionId champion);

    [LoggerMessage(6005, LogLevel.Error, "A step of run {Run} of model {Model} failed")]
    public static partial void StepFailed(ILogger logger, string model, RunId run, Exception exception);

    [LoggerMessage(6006, LogLevel.Debug, "The fit of model {Model} is at {Share:P0}")]
    public static partial void FitProgressed(ILogger logger, string model, double share);
}
