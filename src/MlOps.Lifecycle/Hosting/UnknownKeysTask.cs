using Microsoft.Extensions.Configuration;

namespace MlOps.Lifecycle.Hosting;

/// <summary>A misspelled setting would be silently ignored: it is a start-up error instead.</summary>
internal sealed class UnknownKeysTask(IConfigurationSection section) : IStartupTask
{
    private static readonly string[] Known =
        [nameof(LifecycleOptions.Enabled), nameof(LifecycleOptions.Environment), nameof(LifecycleOptions.TickInterval), "Models"];

    public int Order => 0;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        var unknown = section.GetChildren().Where(child => !Known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(child => child.Path).ToArray();
        return unknown.Length == 0
            ? Task.CompletedTask
            : throw new LifecycleException(
                $"Unknown configuration {(unknown.Length == 1 ? "key" : "keys")} {string.Join(", ", unknown)}: the section '{section.Path}' knows {string.Join(", ", Known)}. Correct or remove it.");
    }
}
