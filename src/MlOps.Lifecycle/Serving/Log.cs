using Microsoft.Extensions.Logging;

namespace MlOps.Lifecycle.Serving;

internal static partial class Log
{
    [LoggerMessage(6501, LogLevel.Information, "Model {Model} is answered by version {Version} from now on (alias {Alias})")]
    public static partial void VersionServed(ILogger logger, string model, string version, string alias);

    [LoggerMessage(6502, LogLevel.Error, "Looking at alias {Alias} of model {Model} failed; {Current} goes on answering, and the next look is in {Interval}")]
    public static partial void RefreshFailed(ILogger logger, string alias, string model, string current, TimeSpan interval, Exception exception);

    [LoggerMessage(6503, LogLevel.Error, "{Rows} answered rows of model {Model} could not be recorded: they will be missing in monitoring")]
    public static partial void RowsNotRecorded(ILogger logger, int rows, string model, Exception exception);

    [LoggerMessage(6504, LogLevel.Information, "Alias {Alias} of model {Model} holds no version yet; requests are refused until it does")]
    public static partial void NothingToServe(ILogger logger, string alias, string model);
}
