using System.Buffers;

namespace MlOps.Lifecycle.Statistics;

/// <summary>Sorted copies of two samples without NaN, on a rented array that goes back when the pair is disposed.</summary>
internal readonly ref struct SortedPair
{
    private readonly double[] _rented;

    public SortedPair(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        _rented = ArrayPool<double>.Shared.Rent(reference.Length + current.Length);
        Reference = SortedSample.CopyWithoutNaN(reference, _rented);
        Current = SortedSample.CopyWithoutNaN(current, _rented.AsSpan(Reference.Length));
    }

    public ReadOnlySpan<double> Reference { get; }

    public ReadOnlySpan<double> Current { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(_rented);
}
