using System.Diagnostics;
using System.Globalization;
using MlOps.Lifecycle;
using Quickstart;

try
{
    if (args is ["--help"] or ["-h"])
    {
        Console.WriteLine(QuickstartOptions.Usage);
        return 0;
    }

    var options = QuickstartOptions.Parse(args);
    var watch = Stopwatch.StartNew();
    await Tour.RunAsync(options, Console.Out);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {watch.Elapsed.TotalSeconds:0} s."));
    return 0;
}
catch (Exception exception) when (exception is LifecycleException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
