using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MlOps.Lifecycle.Monitoring;

/// <summary>
/// What the newest windows of each model came to. A host looks every few minutes and a window changes only when rows or labels come, while
/// its intervals take hundreds of draws: the same rows are measured once.
/// </summary>
/// <remarks>Thread-safe. Bounded: a few windows per model.</remarks>
internal sealed class MeasurementMemo
{
    /// <summary>The newest window, the newest with labels, and what people look back at.</summary>
    private const int WindowsPerModel = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<ModelName, List<(string Key, MonitoringPlan Plan, Measured Measured)>> _kept = [];

    /// <summary>The measurements of rows: remembered, or made and remembered.</summary>
    public Measured Get(ModelName model, MonitoringPlan plan, TimeWindow window, ScoredRows labeled, ImmutableArray<DateTimeOffset> predicted, Func<Measured> measure)
    {
        var key = KeyOf(window, labeled, predicted);
        lock (_lock)
        {
            if (_kept.TryGetValue(model, out var known) && known.Find(entry => entry.Key == key && ReferenceEquals(entry.Plan, plan)) is { Measured: { } found })
                return found;
        }

        // Measured outside the lock: two callers at once may both do it, and find the same.
        var measured = measure();
        lock (_lock)
        {
            var kept = CollectionsMarshal.GetValueRefOrAddDefault(_kept, model, out _) ??= [];
            kept.RemoveAll(entry => entry.Key == key);
            kept.Add((key, plan, measured));
            if (kept.Count > WindowsPerModel)
                kept.RemoveAt(0);
        }

        return measured;
    }

    private static string KeyOf(TimeWindow window, ScoredRows labeled, ImmutableArray<DateTimeOffset> predicted)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long[] times = [window.Start.UtcTicks, window.End.UtcTicks, labeled.Count, .. labeled.Times.Select(time => time.UtcTicks), .. predicted.Select(time => time.UtcTicks)];
        hash.AppendData(MemoryMarshal.AsBytes<long>(times));
        hash.AppendData(MemoryMarshal.AsBytes(labeled.Labels.AsSpan()));
        hash.AppendData(MemoryMarshal.AsBytes(labeled.Predictions.AsSpan()));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Quality and value of one window's labeled rows.</summary>
    internal sealed record Measured(ImmutableArray<QualityMeasurement> Quality, ValueMeasurement? Value);
}
