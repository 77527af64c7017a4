using System.IO.Compression;
using MlOps.Lifecycle.Blobs;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Looks through an archive before ML.NET does: size, names of entries, and the assemblies it would load.</summary>
internal sealed class ModelScan(MicrosoftMLOptions options)
{
    private const int MaxEntries = 4_096;
    private const int MaxNameLength = 512;
    private const long RatioMattersFrom = 1 << 20;
    private const long MaxRatio = 250;

    /// <summary>The packages Microsoft.ML, .FastTree, .LightGbm, .Mkl.Components, .Recommender and .TimeSeries.</summary>
    private static readonly HashSet<string> OwnAssemblies = new(StringComparer.Ordinal)
    {
        "Microsoft.ML.Core", "Microsoft.ML.Data", "Microsoft.ML.Transforms", "Microsoft.ML.StandardTrainers", "Microsoft.ML.KMeansClustering",
        "Microsoft.ML.PCA", "Microsoft.ML.FastTree", "Microsoft.ML.LightGbm", "Microsoft.ML.Mkl.Components", "Microsoft.ML.Recommender", "Microsoft.ML.TimeSeries",
    };

    /// <summary>Checks every entry.</summary>
    /// <param name="archive">The bytes, seekable; read from the start.</param>
    /// <returns>The canonical digest, and the content of our own entry.</returns>
    /// <exception cref="LifecycleException">The archive is not to be loaded; the message says why.</exception>
    public (ContentDigest Canonical, byte[]? Columns) Run(Stream archive)
    {
        try
        {
            archive.Position = 0;
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxEntries)
                throw Refuse($"it has {zip.Entries.Count} entries, more than {MaxEntries}");
            return Run(zip);
        }
        catch (InvalidDataException exception)
        {
            throw new LifecycleException($"The artifact is no ML.NET model: {exception.Message} Register the bytes that the trainer of format '{MicrosoftMLFormat.FormatName}' returned.", exception);
        }
    }

    private (ContentDigest Canonical, byte[]? Columns) Run(ZipArchive zip)
    {
        var digest = new CanonicalDigest();
        byte[]? columns = null;
        long total = 0;
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName.Replace('\\', '/');
            if (!IsPlain(name))
                throw Refuse($"entry '{Printable(name)}' has a name that is no plain relative path");
            total += entry.Length;
            if (entry.Length < 0 || total > options.MaxModelBytes)
                throw Refuse($"it unpacks to more than {options.MaxModelBytes} bytes; raise {nameof(MicrosoftMLOptions.MaxModelBytes)} if that is right");
            if (entry.Length > RatioMattersFrom && entry.Length / Math.Max(1, entry.CompressedLength) > MaxRatio)
                throw Refuse($"entry '{name}' is compressed more than {MaxRatio} times, as bombs are");
            var bytes = Read(entry);
            CheckAssemblies(name, bytes);
            if (!digest.TryAdd(name, bytes))
                throw Refuse($"entry '{name}' occurs twice");
            if (name == ModelArchive.ColumnsEntry)
                columns = bytes;
        }

        return (digest.Compute(), columns);
    }

    private void CheckAssemblies(string entry, byte[] bytes)
    {
        var assemblies = ModelHeaders.FindAssemblies(bytes) ?? throw Refuse($"entry '{entry}' has a model header that points outside of it");
        var foreign = assemblies.FirstOrDefault(name => !OwnAssemblies.Contains(name) && !options.AllowedAssemblies.Contains(name, StringComparer.Ordinal));
        if (foreign is not null)
            throw Refuse($"entry '{entry}' would load the assembly '{Printable(foreign)}', which is not ML.NET's; add it to {nameof(MicrosoftMLOptions.AllowedAssemblies)} if you trust it");
    }

    /// <summary>Never more than the directory of the archive declares.</summary>
    private static byte[] Read(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        try
        {
            stream.ReadExactly(bytes);
        }
        catch (EndOfStreamException)
        {
            throw Refuse($"entry '{entry.FullName}' is shorter than the archive says");
        }

        return stream.ReadByte() < 0 ? bytes : throw Refuse($"entry '{entry.FullName}' is longer than the archive says");
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and <= MaxNameLength && !name.Any(char.IsControl) && !name.Contains(':', StringComparison.Ordinal)
        && name.Split('/').All(part => part is not ("" or "." or ".."));

    private static string Printable(string text) => string.Concat(text.Take(MaxNameLength).Select(c => char.IsControl(c) ? '?' : c));

    private static LifecycleException Refuse(string because) => new($"The artifact is not loaded: {because}.");
}
