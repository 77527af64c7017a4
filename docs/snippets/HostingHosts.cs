using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.Training;

namespace Snippets;

/// <summary>The library in the generic host, in a console application and in a test.</summary>
public static class HostingHosts
{
    private const string AppSettings = """
        {
          "ConnectionStrings": { "MlOps": "Data Source=mlops.db" },
          "MlOps": {
            "Enabled": true,
            "Environment": "production",
            "TickInterval": "00:15:00",
            "Scoring": { "KeepLoaded": 8 },
            "Serving": { "RefreshInterval": "00:00:10" }
          }
        }
        """;

    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    public static async Task GenericHost()
    {
        await File.WriteAllTextAsync("appsettings.json", AppSettings);
        string[] args = ["--MlOps:Enabled=false"];

        #region hosting-host
        var builder = Host.CreateApplicationBuilder(args);
        builder.Services.AddMlOpsLifecycle(builder.Configuration.GetSection("MlOps"))
            .UseSqlite(builder.Configuration["ConnectionStrings:MlOps"]!, store => store.ApplyMigrations = true)
            .UseFileSystemBlobs("mlops-blobs")
            .AddModel("fares", model => model
                .MonitorOnly()
                .MeasureRegression("USD")
                .WindowEvery(TimeSpan.FromDays(1))
                .LabelsArriveWithin(TimeSpan.FromDays(1)));
        builder.Services.AddHealthChecks().AddMlOpsLifecycle("ready");

        using var host = builder.Build();
        await host.StartAsync();                // or host.Run(), which returns when the process is told to stop
        #endregion

        host.Services.GetRequiredService<LifecycleEnvironment>().Name.Should().Be(MlOps.Lifecycle.EnvironmentName.Parse("production"));
        host.Services.GetRequiredService<IOptions<LifecycleOptions>>().Value.Enabled.Should().BeFalse();
        await HealthAsync(host);
        await host.StopAsync();
    }

    public static async Task ConsoleApplication()
    {
        #region hosting-console
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle(options => options.Environment = "staging")
            .UseSqlite("Data Source=staging.db", store => store.ApplyMigrations = true)
            .UseFileSystemBlobs("staging-blobs")
            .AddModel("fares", model => model.MonitorOnly().MeasureRegression("USD"));
        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync();

        var report = await provider.GetRequiredService<IModelLifecycle>().TickAsync("fares");
        Console.WriteLine(report);
        #endregion

        report.Window.Should().BeNull("nothing was recorded");
    }

    public static async Task UnitTest()
    {
        #region hosting-test
        var clock = new FakeTimeProvider(Monday);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        services.AddMlOpsLifecycle().UseInMemory().AddModel("fares", model => model.MonitorOnly().MeasureRegression("USD"));
        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync();

        clock.Advance(TimeSpan.FromDays(8));
        var report = await provider.GetRequiredService<IModelLifecycle>().TickAsync("fares");
        report.At.Should().Be(Monday.AddDays(8));
        #endregion
    }

    private static async Task HealthAsync(IHost host)
    {
        #region hosting-health
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Console.WriteLine($"{health.Status}: {health.Entries["mlops"].Description}");
        Console.WriteLine(health.Entries["mlops"].Data["fares"]);
        #endregion

        health.Status.Should().Be(HealthStatus.Healthy);
        health.Entries["mlops"].Description.Should().Contain("not looked at yet");
    }
}
