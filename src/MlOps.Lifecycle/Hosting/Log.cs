using Microsoft.Extensions.Logging;

namespace MlOps.Lifecycle.Hosting;

internal static partial class Log
{
    [LoggerMessage(8001, LogLevel.Information, "Background work is off (MlOps:Enabled is false): models are served and recorded, and ticked only when something calls TickAsync")]
    public static partial void BackgroundWorkOff(ILogger logger);

    [LoggerMessage(8002, LogLevel.Error, "The tick of model {Model} failed; it is tried again at the next interval")]
    public static partial void TickFailed(ILogger logger, string model, Exception exception);
}
