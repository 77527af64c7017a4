using System.Collections.Immutable;

namespace MlOps.Lifecycle.Drift;

/// <summary>The detectors of a model that nothing was said about.</summary>
internal static class DefaultDetectors
{
    public static ImmutableDictionary<ColumnKind, ImmutableArray<IDriftDetector>> All { get; } = new Dictionary<ColumnKind, ImmutableArray<IDriftDetector>>
    {
        [ColumnKind.Numbers] = [new KolmogorovSmirnovDetector()],
        [ColumnKind.Categories] = [new ChiSquareDetector()],
        [ColumnKind.Every] = [new MissingRateDetector()],
    }.ToImmutableDictionary();
}
