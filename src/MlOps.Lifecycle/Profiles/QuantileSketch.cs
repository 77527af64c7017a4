using System.Numerics;

namespace MlOps.Lifecycle.Profiles;

/// <summary>Collects a <see cref="QuantileSummary"/>: exact counts first, then one buffer per power of two.</summary>
internal sealed class QuantileSketch
{
    /// <summary>Different values that are counted exactly, and values per buffer.</summary>
    public const int Capacity = 1024;
    private readonly List<List<double>> _levels = [];
    private Dictionary<double, long>? _exact = [];
    private long _overcount;
    private long _undercount;

    public QuantileSketch()
    {
    }

    public QuantileSketch(QuantileSummary summary) => Add(summary);

    /// <summary>Summarizes sorted values.</summary>
    public static QuantileSummary Of(ReadOnlySpan<double> sorted)
    {
        var sketch = new QuantileSketch();
        for (var i = 0; i < sorted.Length;)
        {
            var end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i])
                end++;
            sketch.Add(sorted[i], end - i);
            i = end;
        }

        return sketch.Build();
    }

    /// <summary>Takes a finite value <paramref name="weight"/> times.</summary>
    public void Add(double value, long weight)
    {
        if (_exact is null)
        {
            Spread(value, weight);
            return;
        }

        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_exact, value, out _) += weight;
        if (_exact.Count <= Capacity)
            return;
        var counts = _exact.OrderBy(c => c.Key).ToArray();
        _exact = null;
        foreach (var (known, count) in counts)
            Spread(known, count);
    }

    public void Add(QuantileSummary summary)
    {
        _overcount += summary.Overcount;
        _undercount += summary.Undercount;
        for (var i = 0; i < summary.Values.Length; i++)
            Add(summary.Values[i], summary.Weights[i]);
    }

    public QuantileSummary Build()
    {
        var counts = new SortedDictionary<double, long>(_exact ?? []);
        for (var level = 0; level < _levels.Count; level++)
        {
            foreach (var value in _levels[level])
                counts[value] = counts.GetValueOrDefault(value) + (1L << level);
        }

        return new() { Values = [.. counts.Keys], Weights = [.. counts.Values], Overcount = _overcount, Undercount = _undercount };
    }

    /// <summary>A weight is a sum of powers of two: the value goes to the buffer of each.</summary>
    private void Spread(double value, long weight)
    {
        for (var rest = weight; rest != 0; rest &= rest - 1)
        {
            var level = BitOperations.TrailingZeroCount(rest);
            while (_levels.Count <= level)
                _levels.Add([]);
            _levels[level].Add(value);
            if (_levels[level].Count >= Capacity)
                Halve(level);
        }
    }

    /// <summary>Every second value moves up with twice the weight. Keeping the first of each pair raises ranks by up to one weight, keeping the second lowers them: the smaller bound gives way.</summary>
    private void Halve(int level)
    {
        if (_levels.Count <= level + 1)
            _levels.Add([]);
        var buffer = _levels[level];
        buffer.Sort();
        var keepFirst = _overcount <= _undercount;
        var paired = buffer.Count & ~1;
        for (var i = keepFirst ? 0 : 1; i < paired; i += 2)
            _levels[level + 1].Add(buffer[i]);
        buffer.RemoveRange(0, paired);
        if (keepFirst)
            _overcount += 1L << level;
        else
            _undercount += 1L << level;
        if (_levels[level + 1].Count >= Capacity)
            Halve(level + 1);
    }
}
