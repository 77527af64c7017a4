using System.Net;
using System.Net.Http.Json;
using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.EndToEnd.Tests;

/// <summary>The README's application, hosted: trained, asked, told the truth later, and healthy about it.</summary>
public sealed class FraudTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TableSchema Payments = new(
    [
        new() { Name = "Id", Type = ColumnType.Text, Role = ColumnRole.Id, IsNullable = false },
        new() { Name = "Time", Type = ColumnType.Timestamp, Role = ColumnRole.Time, IsNullable = false },
        new() { Name = "Amount", Type = ColumnType.Number },
        new() { Name = "Channel", Type = ColumnType.Text },
        new() { Name = "IsFraud", Type = ColumnType.Boolean, Role = ColumnRole.Label },
    ]);

    [Fact]
    public async Task The_application_of_the_README_trains_answers_learns_the_truth_and_reports_its_health()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        await CommitPaymentsAsync(folder.Path, cancellationToken);
        await using var application = await HostedApplication.StartAsync("fraud.dll", folder.Path, cancellationToken);
        using var client = new HttpClient { BaseAddress = application.Address };

        (await client.GetAsync("/health", cancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        var untrained = await client.PostAsJsonAsync("/score", new { Id = "p-0", Time = Start, Amount = 12.0, Channel = "shop" }, cancellationToken);
        untrained.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable, "nothing serves yet");
        (await untrained.Content.ReadAsStringAsync(cancellationToken)).Should().Contain("fraud").And.Contain("champion", "the answer says what is missing");

        var trained = await client.PostAsync("/train", null, cancellationToken);
        var run = await trained.Content.ReadAsStringAsync(cancellationToken);
        trained.StatusCode.Should().Be(HttpStatusCode.OK, "{0} {1}", run, application.Output);
        run.Should().Contain("fraud@1").And.Contain("replaces nothing").And.Contain("\"state\":\"Promoted\"");

        var honest = await ScoreAsync(client, "p-1", amount: 12, "shop", cancellationToken);
        var suspicious = await ScoreAsync(client, "p-2", amount: 95, "web", cancellationToken);
        honest.Should().Contain("fraud@1");
        Prediction(suspicious).Should().BeGreaterThan(Prediction(honest) + 0.3);

        (await client.PostAsJsonAsync("/labels", new { Id = "p-2", IsFraud = true }, cancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.GetStringAsync("/health", cancellationToken)).Should().Be("Healthy");
    }

    [Fact]
    public async Task Labels_that_come_weeks_later_and_say_otherwise_show_in_its_health()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var folder = TemporaryFolder.Create();
        await CommitPaymentsAsync(folder.Path, cancellationToken);
        await using var application = await HostedApplication.StartAsync("fraud.dll", folder.Path, cancellationToken, ("MlOps__TickInterval", "00:00:01"));
        using var client = new HttpClient { BaseAddress = application.Address };
        (await client.PostAsync("/train", null, cancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);

        // The newest week whose labels are due: they take six days. Every label says the opposite of the answer.
        var due = DateTimeOffset.UtcNow.AddDays(-6);
        var monday = new DateTimeOffset(due.UtcDateTime.Date, TimeSpan.Zero).AddDays(-(((int)due.DayOfWeek + 6) % 7) - 7);
        for (var i = 0; i < 60; i++)
        {
            var isWeb = i % 2 == 0;
            await ScoreAsync(client, $"w-{i}", isWeb ? 70 + (i % 25) : i, isWeb ? "web" : "shop", cancellationToken, monday.AddHours(i));
            (await client.PostAsJsonAsync("/labels", new { Id = $"w-{i}", IsFraud = !isWeb }, cancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!application.Output.Contains("against the first accepted", StringComparison.Ordinal))
        {
            patience.IsCancellationRequested.Should().BeFalse("the loss should be noticed within a minute; the application printed {0}", application.Output);
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }

        (await client.GetStringAsync("/health", cancellationToken)).Should().Be("Degraded", "a refit is due, and only the cooldown holds it back");
    }

    private static async Task<string> ScoreAsync(HttpClient client, string id, double amount, string channel, CancellationToken cancellationToken, DateTimeOffset? time = null)
    {
        var answer = await client.PostAsJsonAsync("/score", new { Id = id, Time = time ?? Start.AddDays(121), Amount = amount, Channel = channel }, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, text);
        return text;
    }

    private static double Prediction(string answer)
    {
        using var json = System.Text.Json.JsonDocument.Parse(answer);
        return json.RootElement.GetProperty("value").GetProperty("prediction").GetDouble();
    }

    /// <summary>What a data pipeline does: it commits labeled payments to the store that the application reads.</summary>
    private static async Task CommitPaymentsAsync(string folder, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection();
        services.AddMlOpsLifecycle()
            .UseSqlite($"Data Source={Path.Combine(folder, "mlops.db")};Pooling=False", store => store.ApplyMigrations = true)
            .UseFileSystemBlobs(Path.Combine(folder, "mlops-blobs"));
        await using var provider = services.BuildServiceProvider();
        await provider.StartMlOpsLifecycleAsync(cancellationToken);
        using var batch = Rows(120 * 24);
        await provider.GetRequiredService<IDatasets>().CommitAsync("payments", Payments, [batch], new("pipeline@example.com", "four months of payments"), cancellationToken);
    }

    /// <summary>High amounts on the web are fraud more often than not; chance is a fixed sequence.</summary>
    private static RecordBatch Rows(int count)
    {
        var chance = new Random(7);
        var rows = Enumerable.Range(0, count).Select(i => (Time: Start.AddHours(i), Amount: chance.NextDouble() * 100, IsWeb: chance.Next(2) == 0, Luck: chance.NextDouble())).ToArray();
        return new(
            ArrowTypes.ToArrow(Payments),
            [
                new StringArray.Builder().AppendRange(rows.Select((_, i) => $"h-{i}")).Build(),
                new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(rows.Select(row => row.Time)).Build(),
                new DoubleArray.Builder().AppendRange(rows.Select(row => row.Amount)).Build(),
                new StringArray.Builder().AppendRange(rows.Select(row => row.IsWeb ? "web" : "shop")).Build(),
                new BooleanArray.Builder().AppendRange(rows.Select(row => row.Luck < (row.IsWeb && row.Amount > 60 ? 0.8 : 0.05))).Build(),
            ],
            count);
    }
}
