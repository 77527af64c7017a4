using System.Buffers;
using Apache.Arrow.Memory;

namespace MlOps.Lifecycle.Tables;

/// <summary>
/// Arrow memory in managed arrays. Arrow's own allocator reports every allocation to the garbage collector as pressure, which
/// starts a full collection every few megabytes however soon they are freed. Nothing here can be read after it was freed.
/// </summary>
/// <remarks>Thread-safe. Pass it where a trainer or a segment format copies or reads batches: <c>batch.Clone(ManagedMemory.Allocator)</c>.</remarks>
public sealed class ManagedMemory : MemoryAllocator
{
    private ManagedMemory()
    {
    }

    /// <summary>The one allocator.</summary>
    public static MemoryAllocator Allocator { get; } = new ManagedMemory();

    /// <inheritdoc/>
    protected override IMemoryOwner<byte> AllocateInternal(int length, out int bytesAllocated)
    {
        bytesAllocated = length;
        return new Owner(GC.AllocateUninitializedArray<byte>(length));
    }

    private sealed class Owner(byte[] bytes) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory => bytes;

        public void Dispose()
        {
        }
    }
}
