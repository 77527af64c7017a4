using System.Globalization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

internal sealed class LabelSink(IModelCatalog catalog, IMonitoringStore store, LifecycleEnvironment environment, TimeProvider clock) : ILabelSink
{
    public Task<int> AddAsync(ModelName model, IReadOnlyList<RecordedLabel> labels, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var plan = catalog.Get(model).Find<MonitoringPlan>() ?? new();
        MonitoringRules.Check(model, labels);
        for (var i = 0; i < labels.Count; i++)
        {
            if (AnswerRules.FindFault(labels[i].Value, ColumnRole.Label, plan.Answers) is { } fault)
                throw new LifecycleException($"Model '{model}': label {i + 1} of {labels.Count} is {labels[i].Value.ToString(CultureInfo.InvariantCulture)}, {fault}. Nothing was recorded.");
        }

        return labels.Count == 0
            ? Task.FromResult(0)
            : store.AddLabelsAsync(environment.Name, model, [.. labels.DistinctBy(label => label.Id, StringComparer.Ordinal)], cancellationToken);
    }

    public async Task<bool> AddOneAsync(ModelName model, string id, double value, CancellationToken cancellationToken = default) =>
        await AddAsync(model, [new(id, value, clock.GetUtcNow())], cancellationToken).ConfigureAwait(false) == 1;
}
