namespace MlOps.Lifecycle.Statistics;

/// <summary>The SplitMix64 generator: one seed, the same stream on every machine and in every version of this library.</summary>
/// <remarks>Not thread-safe: one generator per task. For resampling and simulation, never for secrets. Source: Steele, Lea, Flood 2014; constants by Vigna.</remarks>
/// <param name="seed">Any number; near seeds give unrelated streams.</param>
public sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong NextBits()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next number in [0, 1): the upper 53 bits times 2⁻⁵³.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>The next index below a count: the floor of the next uniform number times <paramref name="count"/>.</summary>
    /// <param name="count">How many indices there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public int NextIndex(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return (int)(NextUniform() * count);
    }

    /// <summary>The next normal number with mean 0 and standard deviation 1, by the polar method of Marsaglia.</summary>
    public double NextNormal()
    {
        while (true)
        {
            var x = (2 * NextUniform()) - 1;
            var y = (2 * NextUniform()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
        }
    }
}
