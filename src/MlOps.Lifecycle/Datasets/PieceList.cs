using System.Collections.Immutable;

namespace MlOps.Lifecycle.Datasets;

/// <summary>Pieces in order; runs that touch become one.</summary>
internal sealed class PieceList
{
    private readonly ImmutableArray<Piece>.Builder _pieces = ImmutableArray.CreateBuilder<Piece>();

    /// <summary>All rows of some segments.</summary>
    public static ImmutableArray<Piece> Whole(ImmutableArray<Segment> segments) => [.. segments.Select(segment => new Piece(segment.Digest, 0, segment.RowCount))];

    /// <summary>A run of the rows that some pieces are.</summary>
    public static ImmutableArray<Piece> Slice(ImmutableArray<Piece> pieces, RowRange rows)
    {
        var part = new PieceList();
        long position = 0;
        foreach (var piece in pieces)
        {
            var start = Math.Clamp(rows.First - position, 0, piece.RowCount);
            var end = Math.Clamp(rows.End - position, 0, piece.RowCount);
            part.Add(piece with { FirstRow = piece.FirstRow + start, RowCount = end - start });
            position += piece.RowCount;
        }

        return part.ToImmutable();
    }

    public void Add(Piece piece)
    {
        if (piece.RowCount == 0)
            return;
        if (_pieces is [.., var last] && last.Segment == piece.Segment && last.FirstRow + last.RowCount == piece.FirstRow)
            _pieces[^1] = last with { RowCount = last.RowCount + piece.RowCount };
        else
            _pieces.Add(piece);
    }

    public ImmutableArray<Piece> ToImmutable() => _pieces.ToImmutable();
}
