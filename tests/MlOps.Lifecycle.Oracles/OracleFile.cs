using System.Text.Json;

namespace MlOps.Lifecycle.Oracles;

/// <summary>One file of cases that another program computed; README.md says what it holds.</summary>
internal sealed class OracleFile
{
    private OracleFile(string name, string test, JsonElement cases)
    {
        Name = name;
        Test = test;
        Cases = [.. cases.EnumerateArray().Select(one => new OracleCase(this, one))];
    }

    public string Name { get; }

    /// <summary>The name of the test that the cases are for: the key of <see cref="OracleTests"/>.</summary>
    public string Test { get; }

    public IReadOnlyList<OracleCase> Cases { get; }

    /// <summary>Where the files of this repository lie.</summary>
    public static string DefaultFolder { get; } = Path.Combine(AppContext.BaseDirectory, "Data");

    /// <exception cref="InvalidDataException">The file is no oracle file.</exception>
    public static OracleFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement.Clone();
            return new(name, root.GetProperty("test").GetString()!, root.GetProperty("cases"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is no oracle file, which holds {{\"test\", \"cases\": [{{\"name\", \"input\", \"expected\", \"rtol\"}}]}}: {e.Message}", e);
        }
    }

    public OracleCase Find(string name) => Cases.FirstOrDefault(one => one.Name == name)
        ?? throw new InvalidDataException($"{Name} has no case {name}, which another case refers to.");
}
