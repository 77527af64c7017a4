using Microsoft.Data.Sqlite;

namespace MlOps.Lifecycle.Backends.Tests;

/// <summary>The backends stand on native libraries; where one does not load on a platform, this says so first.</summary>
public sealed class NativeLibraryTests
{
    [Fact]
    public void SQLite_loads_and_is_recent_enough_for_upserts_that_return_rows()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Version.Parse(connection.ServerVersion).Should().BeGreaterThanOrEqualTo(new Version(3, 35));
    }

    [Fact]
    public void Parquet_loads_and_names_its_columns()
    {
        var column = new ParquetSharp.Column<double>("amount");
        column.Name.Should().Be("amount");
    }
}
