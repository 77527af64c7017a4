using System.Text;
using MlOps.Lifecycle.Drift;
using MlOps.Lifecycle.Reporting;

namespace MlOps.Lifecycle;

/// <summary>Saves reports as files.</summary>
public static class ReportFileExtensions
{
    /// <summary>Saves the page of a comparison; an existing file is replaced.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="path">The file, usually ending in <c>.html</c>.</param>
    /// <exception cref="LifecycleException">The file cannot be written.</exception>
    public static void SaveHtml(this DriftReport report, string path) => Write(path, ReportHtml.Of(report));

    private static void Write(string path, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LifecycleException($"The report cannot be written to '{path}': {exception.Message} Choose a file in a folder that exists and may be written to.", exception);
        }
    }
}
