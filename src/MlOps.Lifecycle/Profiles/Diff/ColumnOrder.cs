namespace MlOps.Lifecycle.Profiles;

/// <summary>Finds whether the columns that both tables have stand in another order.</summary>
internal static class ColumnOrder
{
    public static SchemaChange? Find(List<ColumnPair> pairs, TableProfile reference, TableProfile current)
    {
        var now = pairs.OrderBy(p => current.Schema.IndexOf(p.Current.Column.Name)).ToArray();
        var before = pairs.OrderBy(p => reference.Schema.IndexOf(p.Reference.Column.Name)).ToArray();
        for (var i = 0; i < now.Length; i++)
        {
            if (now[i] == before[i])
                continue;
            var name = before[i].Reference.Column.Name;
            return new()
            {
                Kind = SchemaChangeKind.Order,
                Column = name,
                Breaking = false,
                Before = string.Join(", ", before.Select(p => p.Reference.Column.Name)),
                After = string.Join(", ", now.Select(p => p.Current.Column.Name)),
                Sentence = $"The columns stand in another order: '{now[i].Current.Column.Name}' is where '{name}' was. That harms only who reads them by position.",
            };
        }

        return null;
    }
}
