using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.Datasets;

/// <summary>A dataset version as JSON. These names and forms are kept for ever; a change of them is a new format.</summary>
internal sealed record DatasetManifest
{
    internal const int CurrentFormat = 1;

    public required int Format { get; init; }

    public required string Id { get; init; }

    public required DatasetVersionKind Kind { get; init; }

    public required long Rows { get; init; }

    public required string Digest { get; init; }

    public required ImmutableArray<ManifestColumn> Columns { get; init; }

    public required ImmutableArray<ManifestSegment> Segments { get; init; }

    public required ImmutableArray<ManifestPiece> Pieces { get; init; }

    public string? Parent { get; init; }

    public ManifestSelection? Selection { get; init; }

    public ManifestWindow? TimeRange { get; init; }

    public required string Actor { get; init; }

    public required string Reason { get; init; }

    public string? CodeVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public static string Write(DatasetVersion version)
    {
        var index = version.Segments.Select((segment, i) => (segment.Digest, i)).ToDictionary(s => s.Digest, s => s.i);
        var manifest = new DatasetManifest
        {
            Format = CurrentFormat,
            Id = version.Id.ToString(),
            Kind = version.Kind,
            Rows = version.RowCount,
            Digest = version.Digest.ToString(),
            Columns = [.. version.Schema.Zip(version.ColumnDigests, ManifestColumn.From)],
            Segments = [.. version.Segments.Select(ManifestSegment.From)],
            Pieces = [.. version.Pieces.Select(piece => new ManifestPiece(index[piece.Segment], piece.FirstRow, piece.RowCount))],
            Parent = version.Parent?.ToString(),
            Selection = version.Selection is { } selection
                ? new(ManifestWindow.From(selection.Window), [.. selection.Except.Select(window => ManifestWindow.From(window)!)])
                : null,
            TimeRange = ManifestWindow.From(version.TimeRange),
            Actor = version.Actor.Name,
            Reason = version.Reason,
            CodeVersion = version.CodeVersion,
            CreatedAt = version.CreatedAt,
        };
        return JsonSerializer.Serialize(manifest, DatasetManifestContext.Default.DatasetManifest);
    }

    /// <summary>What makes two versions of a dataset one: rows, columns with roles and declarations, and the parent.</summary>
    public static string KeyOf(DatasetVersion version) => ContentDigest.Of(Encoding.UTF8.GetBytes(Write(version with
    {
        Id = new(version.Id.Dataset, 0),
        Pieces = [],
        Segments = [],
        Selection = null,
        TimeRange = null,
        Actor = Lifecycle.Actor.Library,
        Reason = "",
        CodeVersion = null,
        CreatedAt = default,
    }))).Hex;

    public static DatasetVersion Read(string json)
    {
        try
        {
            var format = JsonSerializer.Deserialize(json, DatasetManifestContext.Default.ManifestFormat)?.Format ?? 0;
            if (format is < 1 or > CurrentFormat)
            {
                throw new LifecycleException(
                    $"The dataset version has format {format}, and this release reads formats 1 to {CurrentFormat}: use the release that wrote it, or a later one.");
            }

            return JsonSerializer.Deserialize(json, DatasetManifestContext.Default.DatasetManifest)!.ToVersion();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or IndexOutOfRangeException)
        {
            throw new LifecycleException($"The text is no dataset version ({exception.Message}): restore the row that holds it.", exception);
        }
    }

    private DatasetVersion ToVersion() => new()
    {
        Id = DatasetVersionId.Parse(Id),
        Kind = Kind,
        Schema = new(Columns.Select(column => column.ToColumn())),
        Pieces = [.. Pieces.Select(piece => new Piece(ContentDigest.Parse(Segments[piece.Segment].Digest), piece.First, piece.Rows))],
        Segments = [.. Segments.Select(segment => segment.ToSegment())],
        RowCount = Rows,
        Digest = DatasetDigest.Parse(Digest),
        ColumnDigests = [.. Columns.Select(column => column.ToDigest())],
        Parent = Parent is null ? null : DatasetVersionId.Parse(Parent),
        Selection = Selection is null
            ? null
            : new() { Window = Selection.Window?.ToWindow(), Except = [.. Selection.Except.Select(window => window.ToWindow())] },
        TimeRange = TimeRange?.ToWindow(),
        Actor = Lifecycle.Actor.Parse(Actor),
        Reason = Reason,
        CodeVersion = CodeVersion,
        CreatedAt = CreatedAt,
    };
}
