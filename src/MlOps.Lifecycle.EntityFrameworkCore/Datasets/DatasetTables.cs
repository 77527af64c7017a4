using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal static class DatasetTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<DatasetEntity>(entity =>
        {
            entity.ToTable("mlops_dataset");
            entity.HasKey(e => new { e.Environment, e.Dataset });
        });
        model.Entity<DatasetVersionEntity>(entity =>
        {
            entity.ToTable("mlops_dataset_version");
            entity.HasKey(e => new { e.Environment, e.Dataset, e.Number });
            entity.HasIndex(e => new { e.Environment, e.Dataset, e.Key }).IsUnique().HasDatabaseName("ix_mlops_dataset_version_key");
        });
    }
}
