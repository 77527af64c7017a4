using System.Security.Cryptography;
using System.Text;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>
/// The identity of a model: SHA-256 over the entries of its archive in ordinal order of their names, each as its name in UTF-8, a
/// zero and the SHA-256 of its uncompressed bytes. Time stamps, order and compression of the archive do not count.
/// </summary>
internal sealed class CanonicalDigest
{
    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);

    /// <summary>Adds an entry.</summary>
    /// <param name="name">Its name with forward slashes.</param>
    /// <param name="bytes">Its uncompressed bytes.</param>
    /// <returns>False when there is an entry of that name already.</returns>
    public bool TryAdd(string name, ReadOnlySpan<byte> bytes) => _entries.TryAdd(name, SHA256.HashData(bytes));

    public ContentDigest Compute()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, hash) in _entries)
        {
            digest.AppendData(Encoding.UTF8.GetBytes(name));
            digest.AppendData([0]);
            digest.AppendData(hash);
        }

        return ContentDigest.FromHash(digest.GetHashAndReset());
    }
}
