using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal static class MonitoringTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<BatchEntity>(entity =>
        {
            entity.ToTable("mlops_batch");
            entity.HasKey(e => new { e.Environment, e.Model, e.Number });
            entity.HasIndex(e => new { e.Environment, e.Model, e.Blob }).IsUnique().HasDatabaseName("ix_mlops_batch_blob");
            entity.HasIndex(e => new { e.Environment, e.Model, e.RecordedAt }).HasDatabaseName("ix_mlops_batch_recorded");
        });
        model.Entity<RowEntity>(entity =>
        {
            entity.ToTable("mlops_row");
            entity.HasKey(e => new { e.Environment, e.Model, e.Id });
            entity.HasIndex(e => new { e.Environment, e.Model, e.Time, e.Id }).HasDatabaseName("ix_mlops_row_time");
        });
        model.Entity<LabelEntity>(entity =>
        {
            entity.ToTable("mlops_label");
            entity.HasKey(e => new { e.Environment, e.Model, e.Id });
        });
    }
}
