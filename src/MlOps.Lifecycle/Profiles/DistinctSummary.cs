using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace MlOps.Lifecycle.Profiles;

/// <summary>An estimate of how many different values there are, in 1 KiB. Two summaries merge to the summary of both, exactly.</summary>
/// <remarks>The standard error is 3.3 %; small numbers are counted nearly exactly. Source: Flajolet et al. 2007 (HyperLogLog, 1,024 registers, linear counting below 2.5 per register).</remarks>
public sealed record DistinctSummary
{
    private const int IndexBits = 10;
    private const int RegisterCount = 1 << IndexBits;

    /// <summary>No values.</summary>
    public static DistinctSummary Empty { get; } = new() { Registers = [.. new byte[RegisterCount]] };

    /// <summary>The registers, 1,024 bytes.</summary>
    internal ImmutableArray<byte> Registers { get; init; }

    /// <summary>The estimated number of different values.</summary>
    public long Estimate()
    {
        var (sum, empty) = (0.0, 0);
        foreach (var register in Registers)
        {
            sum += Math.ScaleB(1, -register);
            empty += register == 0 ? 1 : 0;
        }

        var raw = 0.7213 / (1 + (1.079 / RegisterCount)) * RegisterCount * RegisterCount / sum;
        return (long)Math.Round(raw <= 2.5 * RegisterCount && empty > 0 ? RegisterCount * Math.Log(RegisterCount / (double)empty) : raw);
    }

    /// <summary>The different values of both.</summary>
    /// <param name="other">The other values.</param>
    public DistinctSummary Merge(DistinctSummary other) => new() { Registers = [.. Registers.Zip(other.Registers, Math.Max)] };

    /// <inheritdoc/>
    public bool Equals(DistinctSummary? other) => other is not null && Registers.SequenceEqual(other.Registers);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Registers.AsSpan());
        return hash.ToHashCode();
    }

    /// <summary>One character per register, '.' and a number for a run of zeros.</summary>
    internal string ToText()
    {
        var text = new StringBuilder();
        for (var i = 0; i < RegisterCount;)
        {
            var end = i;
            while (end < RegisterCount && Registers[end] == 0)
                end++;
            if (end > i)
                text.Append(CultureInfo.InvariantCulture, $".{end - i};");
            else
                text.Append((char)('0' + Registers[end++]));
            i = end;
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    internal static DistinctSummary FromText(string text)
    {
        var registers = ImmutableArray.CreateBuilder<byte>(RegisterCount);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.')
            {
                var end = text.IndexOf(';', i);
                if (end < 0 || !int.TryParse(text.AsSpan(i + 1, end - i - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var zeros) || zeros > RegisterCount)
                    throw new FormatException("a run of registers does not end");
                registers.AddRange(Enumerable.Repeat((byte)0, zeros));
                i = end;
            }
            else if (text[i] is > '0' and <= (char)('0' + 64))
            {
                registers.Add((byte)(text[i] - '0'));
            }
            else
            {
                throw new FormatException("a register is none");
            }
        }

        return registers.Count == RegisterCount ? new() { Registers = registers.ToImmutable() } : throw new FormatException("registers are missing");
    }

    internal static DistinctSummary Of(ColumnSample sample)
    {
        var registers = new byte[RegisterCount];
        foreach (var value in sample.Categories.Keys)
            Add(registers, Hash(value));
        var last = double.NaN;
        foreach (var value in sample.SortedValues)
        {
            if (value != last)
                Add(registers, Mix((ulong)BitConverter.DoubleToInt64Bits(value)));
            last = value;
        }

        return new() { Registers = [.. registers] };
    }

    private static void Add(byte[] registers, ulong hash)
    {
        var index = (int)(hash >> (64 - IndexBits));
        var rank = (byte)(BitOperations.LeadingZeroCount((hash << IndexBits) | (1UL << (IndexBits - 1))) + 1);
        registers[index] = Math.Max(registers[index], rank);
    }

    /// <summary>FNV-1a over UTF-8, mixed: the same on every machine.</summary>
    private static ulong Hash(string value)
    {
        var hash = 0xCBF29CE484222325;
        foreach (var b in Encoding.UTF8.GetBytes(value))
            hash = (hash ^ b) * 0x100000001B3;
        return Mix(hash);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
