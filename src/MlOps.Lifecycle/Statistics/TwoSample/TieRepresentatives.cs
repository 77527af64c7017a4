using System.Buffers;

namespace MlOps.Lifecycle.Statistics;

/// <summary>One value per bucket that occurs often there, so that its copies need not be collected: counts, ratings and zeros crowd at few values.</summary>
internal static class TieRepresentatives
{
    private const int Looked = 2_048;

    /// <summary>One copy in so many values pays for looking each value up.</summary>
    private const int Worth = 8;

    /// <summary>Looks for repeated values when many would be collected.</summary>
    /// <param name="reference">Values in any order.</param>
    /// <param name="current">Values in any order.</param>
    /// <param name="map">The map.</param>
    /// <param name="chosen">One bit per bucket.</param>
    /// <param name="collected">How many values the chosen buckets hold.</param>
    /// <param name="part">They are looked for when the chosen buckets hold more than one in so many values.</param>
    /// <returns>A rented array with a value per bucket, NaN for none; null when copies are rare.</returns>
    public static double[]? Find(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, in BucketMap map, ReadOnlySpan<int> chosen, long collected, int part)
    {
        if (collected * part <= (long)reference.Length + current.Length)
            return null;
        var rented = ArrayPool<double>.Shared.Rent(map.Count + 1);
        var representatives = rented.AsSpan(0, map.Count + 1);
        representatives.Fill(double.NaN);
        int seen = 0, copies = 0;
        Look(reference, map, chosen, representatives, ref seen, ref copies);
        Look(current, map, chosen, representatives, ref seen, ref copies);
        if (copies * Worth > seen)
            return rented;
        ArrayPool<double>.Shared.Return(rented);
        return null;
    }

    private static void Look(ReadOnlySpan<double> values, in BucketMap map, ReadOnlySpan<int> chosen, Span<double> representatives, ref int seen, ref int copies)
    {
        var wanted = Math.Min(values.Length, Looked);
        for (var k = 0; k < wanted; k++)
        {
            var value = values[(int)((long)k * values.Length / wanted)];
            var bucket = map.IndexOf(value);
            if ((chosen[bucket >> 5] >> bucket & 1) == 0)
                continue;
            seen++;
            if (representatives[bucket] == value)
                copies++;
            else if (double.IsNaN(representatives[bucket]))
                representatives[bucket] = value;
        }
    }
}
