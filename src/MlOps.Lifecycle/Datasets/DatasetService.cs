using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Apache.Arrow;
using Microsoft.Extensions.Options;
using MlOps.Lifecycle.Blobs;
using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Datasets;

internal sealed class DatasetService : IDatasets
{
    private const int PageSize = 100;
    private const int FewVersions = 4;

    private readonly IDatasetStore _store;
    private readonly EnvironmentName _environment;
    private readonly DatasetOptions _options;
    private readonly TimeProvider _clock;
    private readonly SegmentReader _reader;
    private readonly SegmentWriter _writer;
    private readonly DatasetVerifier _verifier;

    public DatasetService(
        IDatasetStore store, IBlobStore blobs, IEnumerable<ISegmentFormat> formats, LifecycleEnvironment environment, IOptions<DatasetOptions> options, TimeProvider clock)
    {
        var known = new SegmentFormats(formats);
        _store = store;
        _environment = environment.Name;
        _options = options.Value;
        _clock = clock;
        _reader = new(blobs, known);
        _writer = new(blobs, known.Get(_options.SegmentFormat), _options);
        _verifier = new(blobs, _reader);
    }

    public async Task<DatasetVersion> CommitAsync(
        DatasetName dataset, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default)
    {
        Check(dataset, commit);
        if (schema.Count == 0)
            throw new LifecycleException($"Dataset '{dataset}': the schema has no columns; name at least one.");
        using var hasher = new TableHasher(schema);
        var segments = await _writer.WriteAsync(schema, Intake(dataset, schema, batches, hasher, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (hasher.RowCount == 0)
            throw new LifecycleException($"Dataset '{dataset}': there are no rows to commit, and nothing was stored. Check the source, for example a file that ends after its header.");
        return await AddAsync(Draft(dataset, DatasetVersionKind.Committed, schema, PieceList.Whole(segments), segments, hasher, commit), cancellationToken).ConfigureAwait(false);
    }

    public async Task<DatasetVersion> AppendAsync(
        DatasetVersionId parent, IAsyncEnumerable<RecordBatch> batches, DatasetCommit commit, CancellationToken cancellationToken = default)
    {
        Check(parent.Dataset, commit);
        var from = await GetAsync(parent, cancellationToken).ConfigureAwait(false);
        using var hasher = TableHasher.Resume(from);
        var open = PieceList.Slice(from.Pieces, new(hasher.RowCount, from.RowCount - hasher.RowCount));
        await foreach (var rows in _reader.ReadAsync(from, open, from.Schema, cancellationToken).ConfigureAwait(false))
            hasher.Add(rows);
        var segments = await _writer.WriteAsync(from.Schema, Intake(parent.Dataset, from.Schema, batches, hasher, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (segments.IsEmpty)
            return from;
        var pieces = from.Pieces.AddRange(PieceList.Whole(segments));
        ImmutableArray<Segment> all = [.. from.Segments, .. segments.Where(segment => from.Segments.All(known => known.Digest != segment.Digest))];
        return await AddAsync(Draft(parent.Dataset, DatasetVersionKind.Appended, from.Schema, pieces, all, hasher, commit) with
        {
            Parent = parent,
            TimeRange = segments.Aggregate(from.TimeRange, (range, segment) => TimeColumn.Union(range, segment.TimeRange)),
        }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<DatasetVersion> SelectAsync(
        DatasetVersionId parent, DatasetSelection selection, DatasetCommit commit, CancellationToken cancellationToken = default)
    {
        Check(parent.Dataset, commit);
        var from = await GetAsync(parent, cancellationToken).ConfigureAwait(false);
        var time = RequireTime(from);
        var chosen = await ChooseAsync(from, time, selection, cancellationToken).ConfigureAwait(false);
        using var hasher = new TableHasher(from.Schema);
        var rows = Hashed(_reader.ReadAsync(from, chosen, from.Schema, cancellationToken), hasher);
        DatasetVersion version;
        if (chosen.Length > _options.MaximumPieces)
        {
            var segments = await _writer.WriteAsync(from.Schema, rows, cancellationToken).ConfigureAwait(false);
            version = Draft(parent.Dataset, DatasetVersionKind.Selected, from.Schema, PieceList.Whole(segments), segments, hasher, commit);
        }
        else
        {
            TimeWindow? range = null;
            await foreach (var batch in rows.ConfigureAwait(false))
                range = TimeColumn.Extend(range, batch.Column(from.Schema.IndexOf(time.Name)));
            ImmutableArray<Segment> segments = [.. from.Segments.Where(segment => chosen.Any(piece => piece.Segment == segment.Digest))];
            version = Draft(parent.Dataset, DatasetVersionKind.Selected, from.Schema, chosen, segments, hasher, commit) with { TimeRange = range };
        }

        return await AddAsync(version with { Parent = parent, Selection = selection }, cancellationToken).ConfigureAwait(false);
    }

    public Task<DatasetVersion?> FindAsync(DatasetVersionId id, CancellationToken cancellationToken = default) =>
        _store.FindDatasetVersionAsync(_environment, id, cancellationToken);

    public async Task<DatasetVersion> GetAsync(DatasetVersionId id, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } version)
            return version;
        var newest = await _store.FindNewestDatasetVersionAsync(_environment, id.Dataset, cancellationToken).ConfigureAwait(false);
        throw new LifecycleException(newest is null
            ? $"There is no dataset version {id}: dataset '{id.Dataset}' has no versions in environment '{_environment}'. Commit one first."
            : $"There is no dataset version {id} in environment '{_environment}': the newest is {newest.Id}.");
    }

    public async Task<DatasetVersion?> FindNewestAsync(DatasetName dataset, CancellationToken cancellationToken = default)
    {
        await foreach (var version in ListAsync(dataset, FewVersions, cancellationToken).ConfigureAwait(false))
        {
            if (version.Kind is not DatasetVersionKind.Selected)
                return version;
        }

        return null;
    }

    public IAsyncEnumerable<DatasetVersion> ListAsync(DatasetName dataset, CancellationToken cancellationToken = default) => ListAsync(dataset, PageSize, cancellationToken);

    private async IAsyncEnumerable<DatasetVersion> ListAsync(DatasetName dataset, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int? before = null;
        IReadOnlyList<DatasetVersion> page;
        do
        {
            page = await _store.ListDatasetVersionsAsync(_environment, dataset, before, pageSize, cancellationToken).ConfigureAwait(false);
            foreach (var version in page)
                yield return version;
            before = page.Count > 0 ? page[^1].Id.Number : before;
        }
        while (page.Count == pageSize);
    }

    public async IAsyncEnumerable<DatasetName> ListDatasetsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        DatasetName? after = null;
        IReadOnlyList<DatasetName> page;
        do
        {
            page = await _store.ListDatasetsAsync(_environment, after, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var name in page)
                yield return name;
            after = page.Count > 0 ? page[^1] : after;
        }
        while (page.Count == PageSize);
    }

    public async IAsyncEnumerable<RecordBatch> ReadAsync(
        DatasetVersionId id, IReadOnlyList<string>? columns = null, TimeWindow? window = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var version = await GetAsync(id, cancellationToken).ConfigureAwait(false);
        var schema = columns is null ? version.Schema : new(columns.Select(name => version.Schema[name]));
        if (window is not { } wanted)
        {
            await foreach (var rows in _reader.ReadAsync(version, version.Pieces, schema, cancellationToken).ConfigureAwait(false))
                yield return RowFilter.Apply(rows.Batch, rows.Runs, schema.Count)!;
            yield break;
        }

        var time = RequireTime(version);
        var pieces = PiecesWithin(version, range => range.Overlaps(wanted));
        var read = schema.IndexOf(time.Name) >= 0 ? schema : new([.. schema, time]);
        var timeIndex = read.IndexOf(time.Name);
        await foreach (var rows in _reader.ReadAsync(version, pieces, read, cancellationToken).ConfigureAwait(false))
        {
            if (RowFilter.Apply(rows.Batch, [.. TimeColumn.Runs(rows.Batch.Column(timeIndex), rows.Runs, wanted.Contains)], schema.Count) is { } batch)
                yield return batch;
        }
    }

    public async Task<DatasetVerification> VerifyAsync(DatasetVersionId id, CancellationToken cancellationToken = default) =>
        await _verifier.VerifyAsync(await GetAsync(id, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<ImmutableArray<Piece>> ChooseAsync(DatasetVersion from, ColumnSchema time, DatasetSelection selection, CancellationToken cancellationToken)
    {
        var chosen = new PieceList();
        var candidates = PiecesWithin(from, range => selection.Window is not { } window || range.Overlaps(window));
        await foreach (var rows in _reader.ReadAsync(from, candidates, new([time]), cancellationToken).ConfigureAwait(false))
        {
            foreach (var run in TimeColumn.Runs(rows.Batch.Column(0), rows.Runs, selection.Contains))
                chosen.Add(new(rows.Segment, rows.FirstRow + run.First, run.Count));
        }

        return chosen.ToImmutable();
    }

    /// <summary>The pieces whose segments have times in question; the others need not be opened.</summary>
    private static IEnumerable<Piece> PiecesWithin(DatasetVersion version, Func<TimeWindow, bool> isWanted)
    {
        var wanted = version.Segments.Where(segment => segment.TimeRange is { } range && isWanted(range)).Select(segment => segment.Digest).ToHashSet();
        return version.Pieces.Where(piece => wanted.Contains(piece.Segment));
    }

    private static ColumnSchema RequireTime(DatasetVersion version) => TimeColumn.Find(version.Schema) ?? throw new LifecycleException(
        $"{version.Id} has no column of dates or timestamps with the role {ColumnRole.Time}, so its rows cannot be chosen by time: give one column that role and commit again.");

    private static void Check(DatasetName dataset, DatasetCommit commit)
    {
        if (dataset == default)
            throw new ArgumentException("A dataset needs a name.", nameof(dataset));
        if (commit.Actor == default)
            throw new ArgumentException("A commit needs an actor: say who makes the version.", nameof(commit));
        if (string.IsNullOrWhiteSpace(commit.Reason))
            throw new ArgumentException("A commit needs a reason: say why the version is made.", nameof(commit));
    }

    private DatasetVersion Draft(
        DatasetName dataset, DatasetVersionKind kind, TableSchema schema, ImmutableArray<Piece> pieces, ImmutableArray<Segment> segments, TableHasher hasher, DatasetCommit commit)
    {
        var (columns, digest) = hasher.Finish();
        return new()
        {
            Id = new(dataset, 0),
            Kind = kind,
            Schema = schema,
            Pieces = pieces,
            Segments = [.. segments.DistinctBy(segment => segment.Digest)],
            RowCount = hasher.RowCount,
            Digest = digest,
            ColumnDigests = columns,
            TimeRange = segments.Aggregate((TimeWindow?)null, (range, segment) => TimeColumn.Union(range, segment.TimeRange)),
            Actor = commit.Actor,
            Reason = commit.Reason,
            CodeVersion = commit.CodeVersion,
            CreatedAt = _clock.GetUtcNow(),
        };
    }

    private Task<DatasetVersion> AddAsync(DatasetVersion version, CancellationToken cancellationToken) =>
        _store.AddDatasetVersionAsync(_environment, new(version, DatasetManifest.KeyOf(version)), cancellationToken);

    private static async IAsyncEnumerable<RecordBatch> Hashed(IAsyncEnumerable<PieceRows> rows, TableHasher hasher)
    {
        await foreach (var part in rows.ConfigureAwait(false))
        {
            hasher.Add(part);
            foreach (var batch in part.Parts())
                yield return batch;
        }
    }

    private static async IAsyncEnumerable<RecordBatch> Intake(
        DatasetName dataset, TableSchema schema, IAsyncEnumerable<RecordBatch> batches, TableHasher hasher, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = new CanonicalRows($"Dataset '{dataset}'", schema);
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var canonical = rows.Convert(batch);
            hasher.Add(canonical);
            yield return canonical;
        }
    }
}
