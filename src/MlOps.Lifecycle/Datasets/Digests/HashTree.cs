using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;

namespace MlOps.Lifecycle.Datasets;

/// <summary>
/// The hash tree of RFC 6962 over leaf hashes that arrive in order. It keeps the roots of the full subtrees only: one per
/// set bit of the number of leaves, largest first.
/// </summary>
internal sealed class HashTree
{
    internal const int HashSize = SHA256.HashSizeInBytes;
    private const byte NodeMark = 1;

    private readonly List<byte[]> _roots;
    private long _leaves;

    private HashTree(List<byte[]> roots, long leaves) => (_roots, _leaves) = (roots, leaves);

    /// <summary>The roots of the full subtrees, largest first.</summary>
    public ImmutableArray<string> Subtrees => [.. _roots.Select(Convert.ToHexStringLower)];

    /// <summary>A tree without leaves.</summary>
    public static HashTree Empty() => new([], 0);

    /// <summary>The tree of some leaves, from the roots of its full subtrees.</summary>
    /// <param name="leaves">How many leaves.</param>
    /// <param name="subtrees">The roots, as <see cref="Subtrees"/> gave them.</param>
    /// <exception cref="LifecycleException">There are more or fewer roots than that many leaves have.</exception>
    public static HashTree Restore(long leaves, ImmutableArray<string> subtrees) => BitOperations.PopCount((ulong)leaves) == subtrees.Length
        ? new([.. subtrees.Select(Convert.FromHexString)], leaves)
        : throw new LifecycleException($"The digest of a column names {subtrees.Length} subtrees, but {leaves} blocks have {BitOperations.PopCount((ulong)leaves)}: the row that holds the dataset version was changed; restore it.");

    public void Add(byte[] leaf)
    {
        var hash = leaf;
        for (var rest = _leaves; (rest & 1) == 1; rest >>= 1)
        {
            hash = Node(_roots[^1], hash);
            _roots.RemoveAt(_roots.Count - 1);
        }

        _roots.Add(hash);
        _leaves++;
    }

    /// <summary>The root of the whole tree; of an empty one the SHA-256 of no bytes.</summary>
    /// <param name="last">One more leaf behind the others, or null.</param>
    public byte[] Root(byte[]? last)
    {
        var hash = last;
        for (var i = _roots.Count - 1; i >= 0; i--)
            hash = hash is null ? _roots[i] : Node(_roots[i], hash);
        return hash ?? SHA256.HashData([]);
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * HashSize)];
        bytes[0] = NodeMark;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + HashSize)..]);
        return SHA256.HashData(bytes);
    }
}
