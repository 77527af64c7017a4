using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using MlOps.Lifecycle.EntityFrameworkCore;

namespace MlOps.Lifecycle.Sqlite;

/// <summary>
/// For <c>dotnet ef migrations add NAME --project src/MlOps.Lifecycle.Sqlite</c>. The file it names is never opened.
/// </summary>
internal sealed class LifecycleDesignTimeFactory : IDesignTimeDbContextFactory<LifecycleDbContext>
{
    public LifecycleDbContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<LifecycleDbContext>();
        SqliteDatabase.Configure(builder, "Data Source=design-time.db");
        return new(builder.Options);
    }
}
