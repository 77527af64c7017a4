using System.Collections.Immutable;
using Apache.Arrow;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Hosting;
using MlOps.Lifecycle.InMemory;
using MlOps.Lifecycle.Monitoring;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Monitoring;

/// <summary>One model that is watched: real services over stores in memory, and a clock that tests move.</summary>
internal sealed class MonitoredModel : IDisposable
{
    public static readonly ModelName Name = "demand";
    public static readonly ModelVersionId Version = new(Name, 1);

    /// <summary>2012-03-05, a Monday.</summary>
    public static readonly DateTimeOffset Monday = new(2012, 3, 5, 0, 0, 0, TimeSpan.Zero);
    public static readonly TimeWindow Week = new(Monday, Monday.AddDays(7));

    private readonly ServiceProvider _services;

    public MonitoredModel(Action<IModelBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        var builder = new ModelBuilder(Name, services);
        configure?.Invoke(builder);
        Definition = builder.Build();
        services
            .AddMonitoring()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(new LifecycleEnvironment(EnvironmentName.Default))
            .AddSingleton<IModelCatalog>(provider => new ModelCatalog([Definition], provider.GetServices<IModelCheck>()))
            .AddSingleton<IMonitoringStore>(Store)
            .AddSingleton<IBlobStore>(Blobs);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTimeProvider Clock { get; } = new(Monday);

    public InMemoryBackend Store { get; } = new(TimeProvider.System);

    public InMemoryBlobStore Blobs { get; } = new();

    public ModelDefinition Definition { get; }

    public IPredictionRecorder Recorder => _services.GetRequiredService<IPredictionRecorder>();

    public ILabelSink Labels => _services.GetRequiredService<ILabelSink>();

    public IModelMonitor Monitor => _services.GetRequiredService<IModelMonitor>();

    /// <summary>Hourly rows: ids <c>h0</c>, <c>h1</c>, ...; predictions 100 unless told otherwise, null for rows that could not be scored.</summary>
    public static RecordBatch Hours(DateTimeOffset first, int count, Func<int, double?>? prediction = null, string temperature = "temperature")
    {
        var numbers = new DoubleArray.Builder();
        for (var i = 0; i < count; i++)
        {
            if ((prediction ?? (_ => 100))(i) is { } value)
                numbers.Append(value);
            else
                numbers.AppendNull();
        }

        return Table(
            ("id", Texts(Enumerable.Range(0, count).Select(i => IdOf(first.AddHours(i))))),
            ("time", Times(Enumerable.Range(0, count).Select(i => first.AddHours(i)))),
            (temperature, new DoubleArray.Builder().AppendRange(Enumerable.Range(0, count).Select(i => (double)i)).Build()),
            ("prediction", numbers.Build()));
    }

    public static string IdOf(DateTimeOffset hour) => $"h{(hour - Monday).TotalHours:0}";

    public static RecordBatch Table(params (string Name, IArrowArray Values)[] columns) => new(
        new Schema(columns.Select(column => new Field(column.Name, column.Values.Data.DataType, true)), null), columns.Select(column => column.Values), columns[0].Values.Length);

    public static StringArray Texts(IEnumerable<string?> values)
    {
        var texts = new StringArray.Builder();
        foreach (var value in values)
            _ = value is null ? texts.AppendNull() : texts.Append(value);
        return texts.Build();
    }

    public static TimestampArray Times(IEnumerable<DateTimeOffset> values) =>
        new TimestampArray.Builder(ArrowTypes.Timestamp).AppendRange(values).Build();

    public static DoubleArray Numbers(params double[] values) => new DoubleArray.Builder().AppendRange(values).Build();

    public async Task<int> RecordAsync(RecordBatch rows, ModelVersionId? version = null)
    {
        using (rows)
            return await Recorder.RecordAsync(Name, rows, version);
    }

    /// <summary>Labels for hours, each of them 10 below the usual prediction.</summary>
    public Task<int> LabelAsync(DateTimeOffset first, int count, double label = 90) =>
        Labels.AddAsync(Name, [.. Enumerable.Range(0, count).Select(i => new RecordedLabel(IdOf(first.AddHours(i)), label, Clock.GetUtcNow()))]);

    public Task<WindowReport> MeasureAsync(TimeWindow? window = null) => Monitor.MeasureAsync(Definition, window ?? Week, Clock.GetUtcNow());

    public Task<TimeWindow?> FindClosedAsync() => Monitor.FindClosedWindowAsync(Definition, Clock.GetUtcNow());

    public async Task<ImmutableArray<RecordedRow>> RowsAsync() =>
        [.. await Store.ListRowsAsync(EnvironmentName.Default, Name, new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue))];

    public void MoveTo(DateTimeOffset time) => Clock.AdjustTime(time);

    public void Dispose() => _services.Dispose();
}
