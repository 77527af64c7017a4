using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Registry;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>Opens what a run left in its folder, as another application would.</summary>
internal static class QuickstartStores
{
    public static readonly EnvironmentName City = EnvironmentName.Parse("city");
    public static readonly ModelName Demand = "demand";

    public static async Task<ServiceProvider> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(options => options.Environment = City.Value)
            .UseSqlite($"Data Source={Path.Combine(folder, "mlops.db")};Pooling=False")
            .UseFileSystemBlobs(Path.Combine(folder, "blobs"))
            .UseParquetSegments();
        var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync(cancellationToken);
        return provider;
    }

    /// <summary>Who became champion and when, as the database tells it.</summary>
    public static async Task<IReadOnlyList<(string Day, string Version)>> PromotionsAsync(string folder, CancellationToken cancellationToken)
    {
        await using var services = await OpenAsync(folder, cancellationToken);
        var moves = await services.GetRequiredService<IModelRegistry>().ListAliasEventsAsync(Demand, AliasName.Champion, cancellationToken);
        return [.. moves.OrderBy(move => move.Revision).Select(move => (move.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), move.To.ToString()))];
    }
}
