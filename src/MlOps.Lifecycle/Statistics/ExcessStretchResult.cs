namespace MlOps.Lifecycle.Statistics;

/// <summary>A run of values that lies away from 0.</summary>
/// <param name="Start">The position of its first value.</param>
/// <param name="End">The position after its last value; equal to <paramref name="Start"/> when nothing was found.</param>
/// <param name="Sign">1 when the values lie above 0, -1 when below, 0 when nothing was found.</param>
/// <param name="Excess">The sum of the excesses over the allowance; never negative.</param>
public readonly record struct ExcessStretchResult(int Start, int End, int Sign, double Excess)
{
    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => End == Start;
}
