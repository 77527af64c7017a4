namespace MlOps.Lifecycle.Statistics;

/// <summary>Numbers that begin on a line of the cache: a register of 512 bits that lies across two lines costs three times as much.</summary>
internal sealed class AlignedSingles
{
    private const int Line = 64;
    private readonly float[] _array;
    private readonly int _start;

    public unsafe AlignedSingles(int length)
    {
        // Pinned, so that the collector does not move it off the line.
        _array = GC.AllocateArray<float>(length + (Line / sizeof(float)), pinned: true);
        Length = length;
        fixed (float* first = _array)
            _start = (int)((Line - ((nuint)first % Line)) % Line / sizeof(float));
    }

    public int Length { get; }

    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>The first number, for kernels.</summary>
    public ref float First => ref _array[_start];
}
