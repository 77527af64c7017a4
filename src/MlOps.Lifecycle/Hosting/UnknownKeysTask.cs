using Microsoft.Extensions.Configuration;
using MlOps.Lifecycle.Scoring;
using MlOps.Lifecycle.Serving;

namespace MlOps.Lifecycle.Hosting;

/// <summary>A misspelled setting would be silently ignored: it is a start-up error instead. What stands below <c>Models</c> is read, and checked, by whoever reads it.</summary>
internal sealed class UnknownKeysTask(IConfigurationSection section) : IStartupTask
{
    internal const string Scoring = "Scoring";
    internal const string Serving = "Serving";
    private const string Models = "Models";

    private static readonly string[] Known =
        [nameof(LifecycleOptions.Enabled), nameof(LifecycleOptions.Environment), nameof(LifecycleOptions.TickInterval), Scoring, Serving, Models];

    public int Order => 0;

    public Task RunAsync(CancellationToken cancellationToken)
    {
        string[] complaints =
        [
            .. Complain(section, Known),
            .. Complain(section.GetSection(Scoring), [nameof(ScoringOptions.KeepLoaded)]),
            .. Complain(section.GetSection(Serving), [nameof(ServingOptions.RefreshInterval)]),
        ];
        return complaints.Length == 0 ? Task.CompletedTask : throw new LifecycleException(string.Join(System.Environment.NewLine, complaints));
    }

    private static IEnumerable<string> Complain(IConfigurationSection section, string[] known)
    {
        var unknown = section.GetChildren().Where(child => !known.Contains(child.Key, StringComparer.OrdinalIgnoreCase)).Select(child => child.Path).ToArray();
        if (unknown.Length > 0)
            yield return $"Unknown configuration {(unknown.Length == 1 ? "key" : "keys")} {string.Join(", ", unknown)}: the section '{section.Path}' knows {string.Join(", ", known)}. Correct or remove it.";
    }
}
