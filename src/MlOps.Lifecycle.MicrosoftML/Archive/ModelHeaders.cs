using System.Buffers.Binary;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace MlOps.Lifecycle.MicrosoftML;

/// <summary>Finds the assemblies that ML.NET would load while it reads a file, because it loads them by the names that the file gives.</summary>
/// <remarks>
/// Layout after dotnet/machinelearning, <c>ModelHeader.cs</c> (256 bytes, little-endian, offsets from the header's start) and
/// <c>LambdaTransform.cs</c>: the loader of custom mappings loads a second assembly, the second string that its block names.
/// </remarks>
internal static class ModelHeaders
{
    private const int Size = 0x100;
    private const int ModelStart = 0x10;
    private const int StringTable = 0x20;
    private const int StringCharacters = 0x30;
    private const int ModelVersion = 0x48;
    private const int LoaderSignatures = 0x50;
    private const int LoaderSignaturesLength = 0x30;
    private const int AssemblyName = 0x90;
    private const uint CustomAssemblySince = 0x00010002;

    private static ReadOnlySpan<byte> Signature => "ML\0MODEL"u8;

    /// <summary>The simple names of all assemblies that loading a file would load.</summary>
    /// <param name="file">One entry of the archive.</param>
    /// <returns>The names; null when a header points outside the file, so that nobody can say what it would load.</returns>
    public static IReadOnlyList<string>? FindAssemblies(ReadOnlySpan<byte> file)
    {
        var names = new List<string>();
        for (var at = file.IndexOf(Signature); at >= 0;)
        {
            if (!Read(file[at..], names))
                return null;
            var next = file[(at + Signature.Length)..].IndexOf(Signature);
            at = next < 0 ? -1 : at + Signature.Length + next;
        }

        return names;
    }

    private static bool Read(ReadOnlySpan<byte> model, List<string> names)
    {
        if (model.Length < Size)
            return false;
        if (!TrySlice(model, AssemblyName, BinaryPrimitives.ReadUInt32LittleEndian(model[(AssemblyName + 8)..]), out var loader))
            return false;
        if (loader.Length > 0 && !Add(loader, names))
            return false;
        var signatures = Encoding.ASCII.GetString(model.Slice(LoaderSignatures, LoaderSignaturesLength));
        if (!signatures.Contains("custom", StringComparison.OrdinalIgnoreCase) || BinaryPrimitives.ReadUInt32LittleEndian(model[ModelVersion..]) < CustomAssemblySince)
            return true;
        return TrySlice(model, ModelStart, 2 * sizeof(int), out var ids)
            && TryReadString(model, BinaryPrimitives.ReadInt32LittleEndian(ids[sizeof(int)..]), out var custom)
            && Add(custom, names);
    }

    private static bool TryReadString(ReadOnlySpan<byte> model, int index, out ReadOnlySpan<byte> characters)
    {
        characters = default;
        if (!TrySlice(model, StringTable, BinaryPrimitives.ReadInt64LittleEndian(model[(StringTable + 8)..]), out var table)
            || !TrySlice(model, StringCharacters, BinaryPrimitives.ReadInt64LittleEndian(model[(StringCharacters + 8)..]), out var all)
            || index < 0 || index >= table.Length / sizeof(long))
        {
            return false;
        }

        var limits = MemoryMarshal.Cast<byte, long>(table);
        var (from, to) = (index == 0 ? 0 : limits[index - 1], limits[index]);
        if (from < 0 || to < from || to > all.Length)
            return false;
        characters = all[(int)from..(int)to];
        return true;
    }

    /// <summary>The bytes that a position stored in the header points to.</summary>
    private static bool TrySlice(ReadOnlySpan<byte> model, int field, long length, out ReadOnlySpan<byte> bytes)
    {
        var start = BinaryPrimitives.ReadInt64LittleEndian(model[field..]);
        var fits = start >= 0 && length >= 0 && start <= model.Length && length <= model.Length - start;
        bytes = fits ? model.Slice((int)start, (int)length) : default;
        return fits;
    }

    private static bool Add(ReadOnlySpan<byte> utf16, List<string> names)
    {
        try
        {
            names.Add(new AssemblyName(Encoding.Unicode.GetString(utf16)).Name ?? "");
            return true;
        }
        catch (Exception exception) when (exception is FileLoadException or ArgumentException)
        {
            return false;
        }
    }
}
