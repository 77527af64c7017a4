using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Profiles;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    Converters = [typeof(ExactNumberConverter)])]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(ProfileDocumentFormat))]
internal sealed partial class ProfileDocumentContext : JsonSerializerContext;

internal sealed record ProfileDocumentFormat(int Format);

internal sealed record ProfileDocument
{
    public required int Format { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Rows { get; init; }

    public required ImmutableArray<ProfileDocumentColumn> Columns { get; init; }
}

/// <summary>One column: members that are 0, empty or false are left out.</summary>
internal sealed record ProfileDocumentColumn
{
    public required string Name { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ColumnType Type { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ColumnRole Role { get; init; }

    public bool Code { get; init; }

    public bool Nullable { get; init; }

    public ImmutableArray<string>? Domain { get; init; }

    public double[]? Range { get; init; }

    public string? Unit { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long Rows { get; init; }

    public long Nulls { get; init; }

    public long NaNs { get; init; }

    public long Infinities { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    /// <summary>Count, mean and the sums of second, third and fourth powers.</summary>
    public double[]? Moments { get; init; }

    public double[]? Values { get; init; }

    public long[]? Weights { get; init; }

    public long Overcount { get; init; }

    public long Undercount { get; init; }

    public string[]? Categories { get; init; }

    public long[]? Counts { get; init; }

    public long CategoryUndercount { get; init; }

    /// <summary>The registers of the distinct summary, as its text.</summary>
    public string? Distinct { get; init; }

    public static ProfileDocumentColumn From(ColumnProfile profile) => new()
    {
        Name = profile.Column.Name,
        Type = profile.Column.Type,
        Role = profile.Column.Role,
        Code = profile.Column.IsCode,
        Nullable = profile.Column.IsNullable,
        Domain = profile.Column.Domain is { } domain ? [.. domain] : null,
        Range = profile.Column.Range is { } range ? [range.Minimum, range.Maximum] : null,
        Unit = profile.Column.Unit,
        Rows = profile.RowCount,
        Nulls = profile.NullCount,
        NaNs = profile.NaNCount,
        Infinities = profile.InfiniteCount,
        Minimum = profile.Minimum,
        Maximum = profile.Maximum,
        Moments = profile.Moments.Count == 0 ? null : [profile.Moments.Count, profile.Moments.Mean, profile.Moments.M2, profile.Moments.M3, profile.Moments.M4],
        Values = profile.Quantiles.Values.IsEmpty ? null : [.. profile.Quantiles.Values],
        Weights = profile.Quantiles.Values.IsEmpty ? null : [.. profile.Quantiles.Weights],
        Overcount = profile.Quantiles.Overcount,
        Undercount = profile.Quantiles.Undercount,
        Categories = profile.Frequent.Values.IsEmpty ? null : [.. profile.Frequent.Values.Select(v => v.Value)],
        Counts = profile.Frequent.Values.IsEmpty ? null : [.. profile.Frequent.Values.Select(v => v.Count)],
        CategoryUndercount = profile.Frequent.Undercount,
        Distinct = profile.ValueCount == 0 ? null : profile.Distinct.ToText(),
    };

    public ColumnProfile ToColumn()
    {
        if ((Values?.Length ?? 0) != (Weights?.Length ?? 0) || (Categories?.Length ?? 0) != (Counts?.Length ?? 0) || Moments is not (null or { Length: 5 }) || Range is not (null or { Length: 2 }))
            throw new JsonException($"column '{Name}' has lists of different lengths");
        return new()
        {
            Column = new()
            {
                Name = Name,
                Type = Type,
                Role = Role,
                IsCode = Code,
                IsNullable = Nullable,
                Domain = Domain?.ToImmutableSortedSet(StringComparer.Ordinal),
                Range = Range is [var low, var high] ? new ValueRange(low, high) : null,
                Unit = Unit,
            },
            RowCount = Rows,
            NullCount = Nulls,
            NaNCount = NaNs,
            InfiniteCount = Infinities,
            Minimum = Minimum,
            Maximum = Maximum,
            Moments = Moments is [var count, var mean, var m2, var m3, var m4] ? new() { Count = (long)count, Mean = mean, M2 = m2, M3 = m3, M4 = m4 } : default,
            Quantiles = new() { Values = [.. Values ?? []], Weights = [.. Weights ?? []], Overcount = Overcount, Undercount = Undercount },
            Frequent = new() { Values = [.. (Categories ?? []).Zip(Counts ?? [], (value, n) => new FrequentValue(value, n))], Undercount = CategoryUndercount },
            Distinct = Distinct is null ? DistinctSummary.Empty : DistinctSummary.FromText(Distinct),
        };
    }
}
