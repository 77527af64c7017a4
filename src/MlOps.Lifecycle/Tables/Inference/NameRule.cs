namespace MlOps.Lifecycle.Tables;

/// <summary>No data can tell a label from a feature: the few names that everybody uses for labels and predictions can.</summary>
internal static class NameRule
{
    public static InferredColumn? Judge(SampledColumn column)
    {
        ColumnRole? role = column.PlainName switch
        {
            "label" or "target" or "class" => ColumnRole.Label,
            "prediction" or "predicted" or "predictedlabel" or "predictedprobability" => ColumnRole.Prediction,
            _ => null,
        };
        return role is { } found
            ? new() { Column = ContentRule.WithCode(column) with { Role = found }, Reason = $"called '{column.Name}'" }
            : null;
    }
}
