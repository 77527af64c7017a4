using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal static class RunTables
{
    public static void Configure(ModelBuilder model) => model.Entity<RunEntity>(entity =>
    {
        entity.ToTable("mlops_run");
        entity.HasKey(e => new { e.Environment, e.Id });
        entity.Property(e => e.Id).HasMaxLength(32);
        entity.Property(e => e.State).HasConversion<string>().HasMaxLength(32);
        entity.HasIndex(e => new { e.Environment, e.Model, e.Key }).IsUnique().HasDatabaseName("ix_mlops_run_key");
        entity.HasIndex(e => new { e.Environment, e.OpenModel }).IsUnique().HasDatabaseName("ix_mlops_run_open");
        entity.HasIndex(e => new { e.Environment, e.Model, e.Sequence }).HasDatabaseName("ix_mlops_run_order");
    });
}
