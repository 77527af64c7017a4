using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>Finds which recorded columns are id, time, prediction and label.</summary>
internal static class RecordedRoles
{
    private static readonly (ColumnRole Role, string Convention)[] Special =
    [
        (ColumnRole.Id, "id"), (ColumnRole.Time, "time"), (ColumnRole.Prediction, "prediction"), (ColumnRole.Label, "label"),
    ];

    /// <summary>
    /// The columns with one of each special role at most: the one the plan names, else the one with the role in its metadata, else
    /// the one with the conventional name. A second column of such a role is ignored; the plan's roles of other columns are taken over.
    /// </summary>
    public static TableSchema Resolve(ModelName model, MonitoringPlan plan, TableSchema schema)
    {
        var chosen = Special.ToDictionary(special => special.Role, special => Find(model, plan, schema, special.Role, special.Convention));
        return new(schema.Select(column => Widen(column with { Role = RoleOf(column, plan, chosen) }, plan.Columns?.Find(column.Name))));
    }

    /// <summary>The column of a role that every recorded row must have.</summary>
    public static ColumnSchema Require(ModelName model, TableSchema schema, ColumnRole role) => schema.WithRole(role).FirstOrDefault()
        ?? throw new LifecycleException(
            $"Model '{model}': the rows have no column for their {role.ToString().ToLowerInvariant()}, only {string.Join(", ", schema.Select(column => column.Name))}. "
            + $"Call one '{role.ToString().ToLowerInvariant()}', give it the role {role}, or name it with RecordedColumns(...). Nothing was recorded.");

    /// <summary>A file tells what was answered or what became true; one without both is most likely a renamed column.</summary>
    public static void RequireAnswers(ModelName model, string path, TableSchema schema)
    {
        if (schema.WithRole(ColumnRole.Prediction).Any() || schema.WithRole(ColumnRole.Label).Any())
            return;
        throw new LifecycleException(
            $"Model '{model}': '{path}' has neither a prediction nor a label column, only {string.Join(", ", schema.Select(column => column.Name))}. "
            + "Call one 'prediction' or 'label', or name it with RecordedColumns(...). Nothing was recorded.");
    }

    /// <summary>One odd cell makes a column text, which is then no time and no number: only the reader of the file knows which cell.</summary>
    public static void RefuseOddCells(ModelName model, string path, TableSchema schema, InferredSchema inferred)
    {
        foreach (var column in schema.Where(column => column is { Type: ColumnType.Text, Role: ColumnRole.Time or ColumnRole.Prediction or ColumnRole.Label }))
        {
            if (inferred.Columns.First(known => known.Column.Name == column.Name).TypeReason is { } odd)
            {
                throw new LifecycleException(
                    $"Model '{model}', column '{column.Name}' of '{path}' is no {(column.Role is ColumnRole.Time ? "time" : column.Role.ToString().ToLowerInvariant())}: {odd}. Correct the cell, or name texts that mean 'missing' in CsvFormat. Nothing was recorded.");
            }
        }
    }

    /// <summary>Whole numbers become numbers where the plan says so, and in predictions: a file of few rows may happen to hold whole numbers only.</summary>
    private static ColumnSchema Widen(ColumnSchema column, ColumnSchema? declared) =>
        column.Type is ColumnType.Integer or ColumnType.Boolean && (column.Role is ColumnRole.Prediction || (column.Type is ColumnType.Integer && declared?.Type is ColumnType.Number))
            ? column with { Type = ColumnType.Number, Domain = null }
            : column;

    private static ColumnRole RoleOf(ColumnSchema column, MonitoringPlan plan, Dictionary<ColumnRole, string?> chosen)
    {
        foreach (var (role, name) in chosen)
        {
            if (name == column.Name)
                return role;
        }

        var wanted = plan.Columns?.Find(column.Name)?.Role ?? column.Role;
        return chosen.ContainsKey(wanted) ? ColumnRole.Ignored : wanted;
    }

    private static string? Find(ModelName model, MonitoringPlan plan, TableSchema schema, ColumnRole role, string convention)
    {
        if (plan.Columns?.WithRole(role).FirstOrDefault(column => schema.Find(column.Name) is not null) is { } planned)
            return planned.Name;
        ColumnSchema[] marked = [.. schema.WithRole(role).Where(column => plan.Columns?.Find(column.Name) is null)];
        if (marked.Length == 0)
            return schema.Find(convention) is { Role: ColumnRole.Feature } named && plan.Columns?.Find(convention) is null ? named.Name : null;
        if (marked.Length == 1 || marked.Any(column => column.Name == convention))
            return marked.FirstOrDefault(column => column.Name == convention)?.Name ?? marked[0].Name;
        throw new LifecycleException(
            $"Model '{model}': columns {string.Join(" and ", marked.Select(column => $"'{column.Name}'"))} all have the role {role}: say which one counts with RecordedColumns(...). Nothing was recorded.");
    }
}
