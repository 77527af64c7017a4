using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    Converters = [typeof(ExactNumberConverter)])]
[JsonSerializable(typeof(DatasetManifest))]
[JsonSerializable(typeof(ManifestFormat))]
internal sealed partial class DatasetManifestContext : JsonSerializerContext;

internal sealed record ManifestFormat(int Format);

internal sealed record ManifestPiece(int Segment, long First, long Rows);

internal sealed record ManifestSelection(ManifestWindow? Window, ImmutableArray<ManifestWindow> Except);

internal sealed record ManifestWindow(DateTimeOffset Start, DateTimeOffset End)
{
    public static ManifestWindow? From(TimeWindow? window) => window is { } w ? new(w.Start, w.End) : null;

    public TimeWindow ToWindow() => new(Start, End);
}

internal sealed record ManifestSegment(string Digest, string Format, long Rows, long Length, ManifestWindow? TimeRange)
{
    public static ManifestSegment From(Segment segment) =>
        new(segment.Digest.ToString(), segment.Format, segment.RowCount, segment.Length, ManifestWindow.From(segment.TimeRange));

    public Segment ToSegment() =>
        new() { Digest = ContentDigest.Parse(Digest), Format = Format, RowCount = Rows, Length = Length, TimeRange = TimeRange?.ToWindow() };
}

internal sealed record ManifestColumn
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    public required ColumnRole Role { get; init; }

    public required bool Nullable { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Code { get; init; }

    public ImmutableArray<string>? Domain { get; init; }

    public double? Minimum { get; init; }

    public double? Maximum { get; init; }

    public string? Unit { get; init; }

    public required string Root { get; init; }

    public required ImmutableArray<string> Subtrees { get; init; }

    public static ManifestColumn From(ColumnSchema column, ColumnDigest digest) => new()
    {
        Name = column.Name,
        Type = column.Type,
        Role = column.Role,
        Nullable = column.IsNullable,
        Code = column.IsCode,
        Domain = column.Domain is { } domain ? [.. domain] : null,
        Minimum = column.Range?.Minimum,
        Maximum = column.Range?.Maximum,
        Unit = column.Unit,
        Root = digest.Root,
        Subtrees = digest.Subtrees,
    };

    public ColumnSchema ToColumn() => new()
    {
        Name = Name,
        Type = Type,
        Role = Role,
        IsNullable = Nullable,
        IsCode = Code,
        Domain = Domain?.ToImmutableSortedSet(StringComparer.Ordinal),
        Range = Minimum is { } minimum && Maximum is { } maximum ? new ValueRange(minimum, maximum) : null,
        Unit = Unit,
    };

    public ColumnDigest ToDigest() => new() { Column = Name, Root = Root, Subtrees = Subtrees };
}
