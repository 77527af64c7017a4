namespace MlOps.Lifecycle.Datasets;

/// <summary>The registered formats by name.</summary>
internal sealed class SegmentFormats(IEnumerable<ISegmentFormat> formats)
{
    private readonly Dictionary<string, ISegmentFormat> _formats = formats.ToDictionary(format => format.Name, StringComparer.Ordinal);

    public ISegmentFormat Get(string name) => _formats.TryGetValue(name, out var format)
        ? format
        : throw new LifecycleException(
            $"There is no segment format '{name}', only {string.Join(", ", _formats.Keys.Order(StringComparer.Ordinal))}: add the package that has it, for example MlOps.Lifecycle.Parquet with UseParquetSegments().");
}
