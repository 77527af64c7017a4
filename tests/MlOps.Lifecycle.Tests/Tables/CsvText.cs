using MlOps.Lifecycle.Tables;

namespace MlOps.Lifecycle.Tests.Tables;

/// <summary>CSV written in the test itself, in a file that lives as long as the test.</summary>
internal sealed class CsvText : IDisposable
{
    public CsvText(string text)
        : this(new System.Text.UTF8Encoding(false).GetBytes(text))
    {
    }

    public CsvText(byte[] bytes)
    {
        Path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("mlops-csv-").FullName, "table.csv");
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public static CsvTable Read(string text, TableSchema? schema = null, CsvFormat? format = null)
    {
        using var file = new CsvText(text);
        return CsvTable.Read(file.Path, schema, format);
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
