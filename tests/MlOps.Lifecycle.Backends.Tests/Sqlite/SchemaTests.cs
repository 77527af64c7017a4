using Microsoft.EntityFrameworkCore;
using MlOps.Lifecycle.Sqlite;

namespace MlOps.Lifecycle.Backends.Tests.Sqlite;

public sealed class SchemaTests
{
    [Fact]
    public void Migrations_make_exactly_the_model()
    {
        using var db = new LifecycleDesignTimeFactory().CreateDbContext([]);
        db.Database.HasPendingModelChanges().Should().BeFalse("every change of the model needs: dotnet ef migrations add NAME --project src/MlOps.Lifecycle.Sqlite");
    }

    [Fact]
    public void The_environment_leads_every_key_and_index()
    {
        using var db = new LifecycleDesignTimeFactory().CreateDbContext([]);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            entity.FindPrimaryKey()!.Properties[0].Name.Should().Be("Environment", entity.Name);
            entity.GetIndexes().Select(index => index.Properties[0].Name).Should().AllBe("Environment", entity.Name);
        }
    }

    [Fact]
    public void Names_need_no_quotes()
    {
        using var db = new LifecycleDesignTimeFactory().CreateDbContext([]);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            entity.GetTableName().Should().MatchRegex("^mlops_[a-z_]+$");
            entity.GetProperties().Select(property => property.GetColumnName()).Should().OnlyContain(name => name.All(c => char.IsAsciiLetterLower(c) || c == '_'));
        }
    }

    [Fact]
    public async Task Look_ups_of_serving_and_of_ticks_use_an_index()
    {
        using var file = SqliteFile.Migrated();
        foreach (var (sql, index) in new[]
        {
            ("SELECT * FROM mlops_alias a JOIN mlops_model_version v ON v.environment = a.environment AND v.model = a.model AND v.number = a.version WHERE a.environment = 'e' AND a.model = 'm' AND a.alias = 'c'", "sqlite_autoindex_mlops_alias_1"),
            ("SELECT * FROM mlops_row WHERE environment = 'e' AND model = 'm' AND time >= 1 AND time < 2 ORDER BY time, id", "ix_mlops_row_time"),
            ("SELECT * FROM mlops_run WHERE environment = 'e' AND open_model = 'm'", "ix_mlops_run_open"),
            ("SELECT * FROM mlops_decision WHERE environment = 'e' AND model = 'm' AND at < 9 ORDER BY at DESC, sequence DESC", "ix_mlops_decision_time"),
        })
        {
            var plan = await file.PlanAsync(sql);
            plan.Should().Contain(index).And.NotContain("SCAN").And.NotContain("TEMP B-TREE");
        }
    }
}
