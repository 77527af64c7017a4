using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal static class RegistryTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<ModelEntity>(entity =>
        {
            entity.ToTable("mlops_model");
            entity.HasKey(e => new { e.Environment, e.Model });
        });
        model.Entity<ModelVersionEntity>(entity =>
        {
            entity.ToTable("mlops_model_version");
            entity.HasKey(e => new { e.Environment, e.Model, e.Number });
            entity.HasIndex(e => new { e.Environment, e.Model, e.Key }).IsUnique().HasDatabaseName("ix_mlops_model_version_key");
        });
        model.Entity<AliasEntity>(entity =>
        {
            entity.ToTable("mlops_alias");
            entity.HasKey(e => new { e.Environment, e.Model, e.Alias });
        });
        model.Entity<AliasEventEntity>(entity =>
        {
            entity.ToTable("mlops_alias_event");
            entity.HasKey(e => new { e.Environment, e.Model, e.Alias, e.Revision });
        });
        model.Entity<VerdictEntity>(entity =>
        {
            entity.ToTable("mlops_verdict");
            entity.HasKey(e => new { e.Environment, e.Sequence });
            entity.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(32);
            entity.HasIndex(e => new { e.Environment, e.Model, e.Version, e.Sequence }).HasDatabaseName("ix_mlops_verdict_version");
        });
        model.Entity<RegistryEventEntity>(entity =>
        {
            entity.ToTable("mlops_registry_event");
            entity.HasKey(e => new { e.Environment, e.Sequence });
            entity.Property(e => e.Kind).HasConversion<string>().HasMaxLength(32);
            entity.Property(e => e.Outcome).HasConversion<string>().HasMaxLength(32);
            entity.HasIndex(e => new { e.Environment, e.Model, e.Sequence }).HasDatabaseName("ix_mlops_registry_event_model");
        });
    }
}
