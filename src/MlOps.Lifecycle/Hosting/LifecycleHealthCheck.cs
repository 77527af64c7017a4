using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Policies;
using MlOps.Lifecycle.Training;

namespace MlOps.Lifecycle.Hosting;

/// <summary>
/// One check for all models. A drifted model is Degraded and never Unhealthy: taking it out of the rotation would help
/// nobody. A lane without evidence is named as unknown in the data and never counts as healthy.
/// </summary>
internal sealed class LifecycleHealthCheck(IModelCatalog catalog, TickReports reports) : IHealthCheck
{
    private static readonly string Unseen =
        $"unknown: not looked at yet in this process; {string.Join(", ", Enum.GetValues<Lane>().Select(lane => $"{lane} {LaneStatus.Unknown}"))}";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var troubles = new List<string>();
        foreach (var model in catalog.All)
        {
            var report = reports.Find(model.Name);
            data[$"{model.Name}"] = report is null ? Unseen : Describe(report);
            if (reports.FindFailure(model.Name) is { } failure)
                troubles.Add(string.Create(CultureInfo.InvariantCulture, $"{model.Name}: the last tick failed ({failure.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC), so the model is not watched: {failure.Message}"));
            else if (report is not null && Trouble(report) is { } trouble)
                troubles.Add($"{model.Name}: {trouble}");
        }

        return Task.FromResult(troubles.Count == 0
            ? HealthCheckResult.Healthy($"No model is known to need attention. {string.Join(" ", catalog.All.Select(model => Known(model.Name)))}".TrimEnd(), data)
            : HealthCheckResult.Degraded(string.Join(" ", troubles), data: data));
    }

    /// <summary>How much the good news rests on.</summary>
    private string Known(ModelName model)
    {
        if (reports.Find(model) is not { } report)
            return $"{model}: not looked at yet in this process.";
        Lane[] unknown = [.. report.Lanes.Where(lane => lane.Status is LaneStatus.Unknown).Select(lane => lane.Lane)];
        return $"{model}: {(unknown.Length == 0 ? "all lanes are healthy" : $"unknown are {string.Join(", ", unknown)}")}.";
    }

    private static string Describe(TickReport report) =>
        $"{report.Champion?.ToString() ?? (report.Evidence.IsTrainedHere is false ? "runs elsewhere" : "no champion")}; {report.Decision.Action}; "
        + string.Join(", ", report.Lanes.Select(lane => $"{lane.Lane} {lane.Status}"));

    private static string? Trouble(TickReport report) =>
        report.Decision is { Action: not (LifecycleAction.NoAction or LifecycleAction.Wait) } or { Deferred: not null } ? report.Decision.Sentence + (report.Run is { IsEnded: true } run ? $" {run.Steps[^1].Sentence}" : "")
        : report.Lanes.FirstOrDefault(lane => lane.Status is LaneStatus.Broken or LaneStatus.Degraded) is { } lane ? lane.Sentence
        : (report.Evidence.Drift ?? []).FirstOrDefault(column => column.Verdict is DriftVerdict.Drifted) is { } drifted ? drifted.Sentence ?? $"'{drifted.Column}' drifted."
        : null;
}
