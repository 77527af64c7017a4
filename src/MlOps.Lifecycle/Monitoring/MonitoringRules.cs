using System.Diagnostics.CodeAnalysis;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>What every backend checks before it records, in the same words. For backends.</summary>
[Experimental("MLOPS001")]
public static class MonitoringRules
{
    /// <summary>Checks rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="LifecycleException">A row has no id, or its prediction is not a finite number.</exception>
    public static void Check(ModelName model, IReadOnlyList<RecordedRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (string.IsNullOrEmpty(rows[i].Id))
                throw new LifecycleException($"Row {i + 1} of {rows.Count} for model '{model}' has no id: give every row an id that is unique within the model. Nothing was recorded.");
            if (rows[i].Prediction is { } prediction && !double.IsFinite(prediction))
                throw new LifecycleException($"Row '{rows[i].Id}' of model '{model}' has the prediction {prediction}: record a finite number, or none when the row could not be scored. Nothing was recorded.");
        }
    }

    /// <summary>Checks labels.</summary>
    /// <param name="model">The model.</param>
    /// <param name="labels">The labels.</param>
    /// <exception cref="LifecycleException">A label has no id, or its value is not a finite number.</exception>
    public static void Check(ModelName model, IReadOnlyList<RecordedLabel> labels)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (string.IsNullOrEmpty(labels[i].Id))
                throw new LifecycleException($"Label {i + 1} of {labels.Count} for model '{model}' has no id: name the row it belongs to. Nothing was recorded.");
            if (!double.IsFinite(labels[i].Value))
                throw new LifecycleException($"The label of row '{labels[i].Id}' of model '{model}' is {labels[i].Value}: record a finite number. Nothing was recorded.");
        }
    }
}
