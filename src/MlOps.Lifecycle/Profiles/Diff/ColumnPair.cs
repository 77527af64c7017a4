using System.Collections.Immutable;
using System.Globalization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

/// <summary>A column of the reference and the same column now, perhaps under another name.</summary>
internal sealed record ColumnPair(ColumnProfile Reference, ColumnProfile Current)
{
    /// <summary>Pairs columns. Whole numbers that one side holds as codes and the other as numbers are read as the reference reads them.</summary>
    public static ColumnPair Of(ColumnProfile reference, ColumnProfile current)
    {
        var (before, after) = (reference.Column, current.Column);
        if (before is { Type: ColumnType.Integer, IsCode: true } && after.IsNumeric && current.Quantiles.IsExact && current.Quantiles.Values.All(double.IsInteger))
            return new(reference, AsCodes(current));
        if (before.IsNumeric && after is { Type: ColumnType.Integer, IsCode: true } && current.Frequent.IsExact)
            return new(reference, AsNumbers(current));
        return new(reference, current);
    }

    private static ColumnProfile AsCodes(ColumnProfile numbers) => numbers with
    {
        Column = numbers.Column with { Type = ColumnType.Integer, IsCode = true },
        Frequent = FrequentValues.From(numbers.Quantiles.Values.Zip(numbers.Quantiles.Weights, (value, weight) => KeyValuePair.Create(value.ToString("R", CultureInfo.InvariantCulture), weight))),
        Quantiles = QuantileSummary.Empty,
        Minimum = null,
        Maximum = null,
    };

    private static ColumnProfile AsNumbers(ColumnProfile codes)
    {
        var sorted = codes.Frequent.Values.Select(v => (Value: double.Parse(v.Value, NumberStyles.Float, CultureInfo.InvariantCulture), v.Count)).OrderBy(v => v.Value).ToImmutableArray();
        return codes with
        {
            Column = codes.Column with { IsCode = false },
            Frequent = FrequentValues.Empty,
            Quantiles = new() { Values = [.. sorted.Select(v => v.Value)], Weights = [.. sorted.Select(v => v.Count)] },
            Minimum = sorted.IsEmpty ? null : sorted[0].Value,
            Maximum = sorted.IsEmpty ? null : sorted[^1].Value,
        };
    }
}
