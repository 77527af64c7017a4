using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

internal static class DecisionTables
{
    public static void Configure(ModelBuilder model) => model.Entity<DecisionEntity>(entity =>
    {
        entity.ToTable("mlops_decision");
        entity.HasKey(e => new { e.Environment, e.Model, e.Key });
        entity.Property(e => e.Action).HasConversion<string>().HasMaxLength(32);
        entity.HasIndex(e => new { e.Environment, e.Model, e.At, e.Sequence }).HasDatabaseName("ix_mlops_decision_time");
        entity.HasIndex(e => new { e.Environment, e.Model, e.Action, e.At, e.Sequence }).HasDatabaseName("ix_mlops_decision_action");
    });
}
