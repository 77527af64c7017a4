using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MlOps.Lifecycle.MicrosoftML.Tests;

public sealed class ModelScanTests
{
    private const int HeaderSize = 0x100;

    [Fact]
    public void Digest_ignores_order_compression_and_time_of_entries()
    {
        var plain = Scan(Zip(("a", [1, 2, 3]), ("b/c", [4])));

        Scan(Zip(CompressionLevel.NoCompression, new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), ("b\\c", [4]), ("a", [1, 2, 3]))).Should().Be(plain);
        Scan(Zip(("a", [1, 2, 3]), ("b/c", [5]))).Should().NotBe(plain);
        Scan(Zip(("a", [1, 2, 3]), ("b/d", [4]))).Should().NotBe(plain);
    }

    [Fact]
    public void Digest_never_changes_its_format() =>
        Scan(Zip(("a", [1, 2, 3]), ("b/c", [4]))).ToString().Should().Be("sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
        [
            .. "a\0"u8, .. System.Security.Cryptography.SHA256.HashData([1, 2, 3]),
            .. "b/c\0"u8, .. System.Security.Cryptography.SHA256.HashData([4]),
        ])));

    [Theory]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\x")]
    [InlineData("\\\\host\\share")]
    [InlineData("C:\\x")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a\nb")]
    [InlineData("folder/")]
    public void Entry_that_is_no_plain_relative_path_is_refused(string name) => Refused(Zip((name, [1])), "*no plain relative path*");

    [Fact]
    public void Entry_that_occurs_twice_is_refused() => Refused(Zip(("a/b", [1]), ("a\\b", [2])), "*'a/b' occurs twice*");

    [Fact]
    public void Archive_that_unpacks_to_more_than_allowed_is_refused() =>
        Refused(Zip(("a", new byte[700]), ("b", new byte[700])), "*more than 1024 bytes*MaxModelBytes*", new() { MaxModelBytes = 1024 });

    [Fact]
    public void Bomb_is_refused_by_its_ratio() => Refused(Zip(("a", new byte[4 << 20])), "*compressed more than 250 times*");

    [Fact]
    public void Too_many_entries_are_refused() =>
        Refused(Zip([.. Enumerable.Range(0, 4_097).Select(i => ($"{i}", System.Array.Empty<byte>()))]), "*4097 entries*");

    [Fact]
    public void Bytes_that_are_no_archive_are_refused() => Refused("no zip at all"u8.ToArray(), "*no ML.NET model*");

    [Fact]
    public void Truncated_archive_is_refused()
    {
        var bytes = Zip(("a", [.. Enumerable.Range(0, 1000).Select(i => (byte)(i * 7))]));

        Refused(bytes[..(bytes.Length / 2)], "*no ML.NET model*");
    }

    [Theory]
    [InlineData("Evil, Version=1.0.0.0")]
    [InlineData("Microsoft.ML.Evil")]
    [InlineData("microsoft.ml.data")]
    public void Foreign_loader_assembly_is_refused_by_name(string assembly) =>
        Refused(Zip(("TransformerChain/Model.key", Header(assembly))), $"*would load the assembly '{assembly.Split(',')[0]}'*AllowedAssemblies*");

    [Fact]
    public void Own_and_allowed_loader_assemblies_pass()
    {
        Scan(Zip(("Model.key", Header("Microsoft.ML.Data, Version=1.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51"))));
        var options = new MicrosoftMLOptions();
        options.AllowedAssemblies.Add("Mine");
        Scan(Zip(("Model.key", Header("Mine, Version=2.0.0.0"))), options);
    }

    [Fact]
    public void Header_that_hides_behind_other_bytes_is_found() =>
        Refused(Zip(("Model.bin", [1, 2, 3, .. Header("Microsoft.ML.Data"), 9, .. Header("Evil")])), "*'Evil'*");

    [Fact]
    public void Header_that_points_outside_its_file_is_refused()
    {
        var header = Header("Microsoft.ML.Data");
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(0x90), 1L << 40);

        Refused(Zip(("Model.key", header)), "*points outside*");
        Refused(Zip(("Model.key", Header("Microsoft.ML.Data")[..100])), "*points outside*");
    }

    [Fact]
    public void Assembly_of_a_custom_mapping_is_refused_too() =>
        Refused(Zip(("Model.key", CustomMapping("contract", "Evil, Version=1.0.0.0"))), "*'Evil'*");

    [Fact]
    public void Custom_mapping_whose_assembly_cannot_be_read_is_refused()
    {
        var header = CustomMapping("contract", "Evil");
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(HeaderSize + 4), 7);

        Refused(Zip(("Model.key", header)), "*points outside*");
    }

    private static Blobs.ContentDigest Scan(byte[] archive, MicrosoftMLOptions? options = null) => new ModelScan(options ?? new()).Run(new MemoryStream(archive)).Canonical;

    private static void Refused(byte[] archive, string message, MicrosoftMLOptions? options = null)
    {
        var scan = () => Scan(archive, options);
        scan.Should().Throw<LifecycleException>().WithMessage(message);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries) => Zip(CompressionLevel.Optimal, new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), entries);

    private static byte[] Zip(CompressionLevel level, DateTimeOffset time, params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                var entry = zip.CreateEntry(name, level);
                entry.LastWriteTime = time;
                using var target = entry.Open();
                target.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Header(string assembly)
    {
        var name = Encoding.Unicode.GetBytes(assembly);
        var header = new byte[HeaderSize + name.Length];
        "ML\0MODEL"u8.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(0x90), HeaderSize);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(0x98), (uint)name.Length);
        name.CopyTo(header, HeaderSize);
        return header;
    }

    /// <summary>Block of two string numbers, then the table of string ends, then the strings.</summary>
    private static byte[] CustomMapping(string contract, string assembly)
    {
        var strings = Encoding.Unicode.GetBytes(contract + assembly);
        var header = new byte[HeaderSize + 8 + 16 + strings.Length];
        "ML\0MODEL"u8.CopyTo(header);
        var span = header.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(span[0x10..], HeaderSize);
        BinaryPrimitives.WriteInt64LittleEndian(span[0x18..], 8);
        BinaryPrimitives.WriteInt64LittleEndian(span[0x20..], HeaderSize + 8);
        BinaryPrimitives.WriteInt64LittleEndian(span[0x28..], 16);
        BinaryPrimitives.WriteInt64LittleEndian(span[0x30..], HeaderSize + 24);
        BinaryPrimitives.WriteInt64LittleEndian(span[0x38..], strings.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(span[0x48..], 0x00010002);
        "CustomTransformer"u8.CopyTo(span[0x50..]);
        BinaryPrimitives.WriteInt32LittleEndian(span[HeaderSize..], 0);
        BinaryPrimitives.WriteInt32LittleEndian(span[(HeaderSize + 4)..], 1);
        BinaryPrimitives.WriteInt64LittleEndian(span[(HeaderSize + 8)..], contract.Length * 2);
        BinaryPrimitives.WriteInt64LittleEndian(span[(HeaderSize + 16)..], strings.Length);
        strings.CopyTo(header, HeaderSize + 24);
        return header;
    }
}
