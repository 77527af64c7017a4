using System.Collections.Immutable;

namespace MlOps.Lifecycle.Profiles;

/// <summary>The distribution of numbers in bounded space: values with weights, and how far a rank can be off.</summary>
/// <remarks>
/// Exact while there are at most 1,024 different values, however many rows. Beyond, buffers of 1,024 values are halved by keeping every second
/// value, and the bound on the ranks is kept count of: it is certain, not probable, about n·log₂(n/512)/2048, that is 0.6 % of a million rows. Deterministic: same values in same batches, same summary.
/// Source: Munro and Paterson 1980; Manku, Rajagopalan, Lindsay 1998.
/// </remarks>
public sealed record QuantileSummary
{
    /// <summary>The summary of no values.</summary>
    public static QuantileSummary Empty { get; } = new() { Values = [], Weights = [] };

    /// <summary>The kept values in ascending order, each once.</summary>
    public required ImmutableArray<double> Values { get; init; }

    /// <summary>For how many values each of <see cref="Values"/> stands.</summary>
    public required ImmutableArray<long> Weights { get; init; }

    /// <summary>By how much a rank can be too high.</summary>
    public long Overcount { get; init; }

    /// <summary>By how much a rank can be too low.</summary>
    public long Undercount { get; init; }

    /// <summary>The number of values summarized.</summary>
    public long Count => Weights.Sum();

    /// <summary>Whether nothing was left out.</summary>
    public bool IsExact => Overcount == 0 && Undercount == 0;

    /// <summary>By how much a share of values can be off, in [0, 1]; 0 when exact.</summary>
    public double RankError => Count == 0 ? 0 : Math.Max(Overcount, Undercount) / (double)Count;

    /// <summary>The share of values that are at most <paramref name="value"/>, off by at most <see cref="RankError"/>; NaN without values.</summary>
    /// <param name="value">The value.</param>
    public double ShareUpTo(double value)
    {
        var rank = 0L;
        for (var i = 0; i < Values.Length && Values[i] <= value; i++)
            rank += Weights[i];
        return rank / (double)Count;
    }

    /// <summary>The smallest kept value up to which at least a share <paramref name="p"/> of the values lie; NaN without values.</summary>
    /// <param name="p">The share, in [0, 1].</param>
    public double Quantile(double p)
    {
        if (Values.IsEmpty)
            return double.NaN;
        var wanted = Math.Ceiling(p * Count);
        var rank = 0L;
        for (var i = 0; i < Values.Length; i++)
        {
            rank += Weights[i];
            if (rank >= wanted)
                return Values[i];
        }

        return Values[^1];
    }

    /// <summary>The summary of the values of both. The bounds on the ranks add up.</summary>
    /// <param name="other">The other summary.</param>
    public QuantileSummary Merge(QuantileSummary other)
    {
        var sketch = new QuantileSketch(this);
        sketch.Add(other);
        return sketch.Build();
    }

    /// <inheritdoc/>
    public bool Equals(QuantileSummary? other) =>
        other is not null && Overcount == other.Overcount && Undercount == other.Undercount && Values.SequenceEqual(other.Values) && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Overcount, Undercount, Values.Length, Values.IsEmpty ? 0 : Values[0]);
}
