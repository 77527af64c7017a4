using Microsoft.Extensions.DependencyInjection.Extensions;
using MlOps.Lifecycle;
using MlOps.Lifecycle.Datasets;
using MlOps.Lifecycle.Parquet;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps rows in Parquet.</summary>
public static class ParquetLifecycleBuilderExtensions
{
    /// <summary>Writes new dataset segments as Parquet. Segments of other formats that are there already stay readable.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The same builder.</returns>
    public static ILifecycleBuilder UseParquetSegments(this ILifecycleBuilder builder)
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ISegmentFormat, ParquetSegmentFormat>());
        builder.Services.Configure<DatasetOptions>(options => options.SegmentFormat = ParquetSegmentFormat.FormatName);
        return builder;
    }
}
