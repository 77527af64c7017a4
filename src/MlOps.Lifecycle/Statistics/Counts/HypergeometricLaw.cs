namespace MlOps.Lifecycle.Statistics;

/// <summary>The law of the first count of a table of two rows and two columns, given its margins; weights are relative to the most probable one.</summary>
internal sealed class HypergeometricLaw
{
    private readonly double[] _logs;

    public HypergeometricLaw(long a, long b, long c, long d)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(a);
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        ArgumentOutOfRangeException.ThrowIfNegative(d);
        long row = a + b, column = a + c, rest = b + d;
        Least = Math.Max(0, row - rest);
        Most = Math.Min(row, column);
        _logs = new double[checked(Most - Least + 1)];

        // From one count to the next: (row − k)(column − k) / ((k + 1)(rest − row + k + 1)); summed in both directions from the mode.
        var mode = Math.Clamp((long)(((double)row + 1) * (column + 1) / (row + c + d + 2.0)), Least, Most);
        for (var k = mode; k < Most; k++)
            _logs[k + 1 - Least] = _logs[k - Least] + Math.Log(((double)row - k) * (column - k) / ((k + 1.0) * (rest - row + k + 1)));
        for (var k = mode; k > Least; k--)
            _logs[k - 1 - Least] = _logs[k - Least] + Math.Log((double)k * (rest - row + k) / (((double)row - k + 1) * (column - k + 1)));
    }

    public long Least { get; }

    public long Most { get; }

    public double LogWeight(long k) => _logs[k - Least];

    public TailProbability Share(Func<long, bool> counts)
    {
        var index = Least;
        return ShareOfLogs(_ => counts(index++));
    }

    public TailProbability ShareOfLogs(Func<double, bool> counts)
    {
        double all = 0, some = 0, largest = double.NegativeInfinity;
        var chosen = new List<double>();
        foreach (var log in _logs)
        {
            all += Math.Exp(log);
            if (!counts(log))
                continue;
            chosen.Add(log);
            largest = Math.Max(largest, log);
        }

        if (chosen.Count == _logs.Length)
            return TailProbability.One;

        // The smallest terms first, relative to the largest of them, so that the far tail stays a number.
        chosen.Sort();
        foreach (var log in chosen)
            some += Math.Exp(log - largest);
        return TailProbability.FromLog(largest + Math.Log(some) - Math.Log(all));
    }

    /// <summary>The mean count when every step up is e^tilt times as probable.</summary>
    public double Mean(double tilt)
    {
        var largest = double.NegativeInfinity;
        for (var i = 0; i < _logs.Length; i++)
            largest = Math.Max(largest, _logs[i] + (tilt * i));
        double weights = 0, sum = 0;
        for (var i = 0; i < _logs.Length; i++)
        {
            var weight = Math.Exp(_logs[i] + (tilt * i) - largest);
            weights += weight;
            sum += weight * i;
        }

        return Least + (sum / weights);
    }
}
