using System.Diagnostics;
using System.Globalization;
using MlOps.Lifecycle;
using Quickstart;

try
{
    var options = QuickstartOptions.Parse(args);
    var watch = Stopwatch.StartNew();
    await Tour.RunAsync(options, Console.Out);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Done in {watch.Elapsed.TotalSeconds:0} s."));
    return 0;
}
catch (LifecycleException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
