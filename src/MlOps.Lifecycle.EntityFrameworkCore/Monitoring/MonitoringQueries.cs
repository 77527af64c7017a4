using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The look-ups of every tick, translated once.</summary>
internal static class MonitoringQueries
{
    public static readonly Func<LifecycleDbContext, string, string, long, long, IAsyncEnumerable<LabeledRow>> Rows =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, long start, long end) =>
            from row in db.Rows
            where row.Environment == environment && row.Model == model && row.Time >= start && row.Time < end
            join known in db.Labels on new { row.Environment, row.Model, row.Id } equals new { known.Environment, known.Model, known.Id } into labels
            from label in labels.DefaultIfEmpty()
            orderby row.Time, row.Id
            select new LabeledRow(row.Id, row.Time, row.VersionModel, row.Version, row.Prediction, label == null ? null : label.Value, label == null ? null : label.At));

    public static readonly Func<LifecycleDbContext, string, string, long, int, IAsyncEnumerable<LabeledRow>> LastRows =
        EF.CompileAsyncQuery((LifecycleDbContext db, string environment, string model, long before, int take) =>
            from row in db.Rows.Where(e => e.Environment == environment && e.Model == model && e.Time < before)
                .OrderByDescending(e => e.Time).ThenByDescending(e => e.Id).Take(take)
            join known in db.Labels on new { row.Environment, row.Model, row.Id } equals new { known.Environment, known.Model, known.Id } into labels
            from label in labels.DefaultIfEmpty()
            orderby row.Time descending, row.Id descending
            select new LabeledRow(row.Id, row.Time, row.VersionModel, row.Version, row.Prediction, label == null ? null : label.Value, label == null ? null : label.At));
}
