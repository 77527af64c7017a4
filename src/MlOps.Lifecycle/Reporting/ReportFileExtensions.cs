using System.Text;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Reporting;

namespace MlOps.Lifecycle;

/// <summary>Saves reports as files.</summary>
public static class ReportFileExtensions
{
    private static readonly UTF8Encoding WithoutMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Saves the page of a comparison; an existing file is replaced.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static void SaveHtml(this DriftReport report, string path) => Write(path, ReportHtml.Of(report));

    /// <summary>Saves the page of a model; an existing file is replaced.</summary>
    /// <param name="report">What was gathered.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static void SaveHtml(this ModelReport report, string path) => Write(path, ReportHtml.Of(report));

    /// <summary>Saves the page of a model; an existing file is replaced.</summary>
    /// <param name="report">What was gathered.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <param name="cancellationToken">Cancels the writing, which may leave a part of the page.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static Task SaveHtmlAsync(this ModelReport report, string path, CancellationToken cancellationToken = default) =>
        WriteAsync(path, ReportHtml.Of(report), cancellationToken);

    /// <summary>Saves the page of one table; an existing file is replaced.</summary>
    /// <param name="report">What was gathered.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static void SaveHtml(this DatasetReport report, string path) => Write(path, ReportHtml.Of(report));

    /// <summary>Saves the page of two tables; an existing file is replaced.</summary>
    /// <param name="report">What was gathered.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static void SaveHtml(this DatasetComparisonReport report, string path) => Write(path, ReportHtml.Of(report));

    private static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            File.WriteAllText(path, text, WithoutMark);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, exception);
        }
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            await File.WriteAllTextAsync(path, text, WithoutMark, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CannotWrite(path, exception);
        }
    }

    private static LifecycleException CannotWrite(string path, Exception exception) =>
        new($"The report cannot be written to '{path}': {exception.Message} Choose a file in a folder that exists and may be written to.", exception);
}
