using System.Text;
using Microsoft.EntityFrameworkCore;

namespace MlOps.Lifecycle.EntityFrameworkCore;

/// <summary>The one model of all facts. The environment leads every key.</summary>
internal sealed class LifecycleDbContext : DbContext
{
    internal const string HistoryTable = "mlops_migration";

    public LifecycleDbContext(DbContextOptions<LifecycleDbContext> options)
        : base(options)
    {
        // Each change is one transaction that commits or not: savepoints inside would only cost.
        Database.AutoSavepointsEnabled = false;
        ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
    }

    public DbSet<EnvironmentEntity> Environments => Set<EnvironmentEntity>();

    public DbSet<ModelEntity> Models => Set<ModelEntity>();

    public DbSet<ModelVersionEntity> ModelVersions => Set<ModelVersionEntity>();

    public DbSet<AliasEntity> Aliases => Set<AliasEntity>();

    public DbSet<AliasEventEntity> AliasEvents => Set<AliasEventEntity>();

    public DbSet<VerdictEntity> Verdicts => Set<VerdictEntity>();

    public DbSet<RegistryEventEntity> RegistryEvents => Set<RegistryEventEntity>();

    public DbSet<RunEntity> Runs => Set<RunEntity>();

    public DbSet<BatchEntity> Batches => Set<BatchEntity>();

    public DbSet<RowEntity> Rows => Set<RowEntity>();

    public DbSet<LabelEntity> Labels => Set<LabelEntity>();

    public DbSet<DecisionEntity> Decisions => Set<DecisionEntity>();

    public DbSet<DatasetEntity> Datasets => Set<DatasetEntity>();

    public DbSet<DatasetVersionEntity> DatasetVersions => Set<DatasetVersionEntity>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<EnvironmentEntity>(entity =>
        {
            entity.ToTable("mlops_environment");
            entity.HasKey(e => e.Environment);
        });
        RegistryTables.Configure(modelBuilder);
        RunTables.Configure(modelBuilder);
        MonitoringTables.Configure(modelBuilder);
        DecisionTables.Configure(modelBuilder);
        DatasetTables.Configure(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property.Name));
            if (property.Name is "Environment" or "Model" or "Alias" or "Dataset" or "OpenModel" or "VersionModel")
                property.SetMaxLength(128);
        }
    }

    /// <summary>Names that need no quotes in any database.</summary>
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
            text.Append(char.IsAsciiLetterUpper(letter) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(letter));
        return text.ToString();
    }
}
