using System.Globalization;
using System.Text.Json;

namespace MlOps.Lifecycle.Oracles;

/// <summary>One case: an input, and what another program made of it.</summary>
internal sealed class OracleCase(OracleFile file, JsonElement json)
{
    public string Name { get; } = json.GetProperty("name").GetString()!;

    public OracleFile File { get; } = file;

    public JsonElement Expected { get; } = json.GetProperty("expected");

    /// <summary>The input shall be refused by an <see cref="ArgumentException"/>.</summary>
    public bool IsRefusal => Expected.ValueKind is JsonValueKind.Object && Expected.TryGetProperty("throws", out _);

    /// <summary>What is wanted in words, which no program can compare; null for a case of numbers.</summary>
    public string? Requirement => Expected.ValueKind is JsonValueKind.String ? Expected.GetString()
        : Expected.ValueKind is JsonValueKind.Object && Expected.TryGetProperty("requirement", out var words) ? words.ToString()
        : null;

    public double RelativeTolerance => json.TryGetProperty("rtol", out var tolerance) && tolerance.ValueKind is JsonValueKind.Number ? tolerance.GetDouble() : 0;

    public double AbsoluteTolerance => json.TryGetProperty("atol", out var tolerance) && tolerance.ValueKind is JsonValueKind.Number ? tolerance.GetDouble() : 0;

    public JsonElement Input(string name) => json.GetProperty("input").GetProperty(name);

    public bool Has(string name) => json.GetProperty("input").TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    public string Text(string name) => Input(name).GetString()!;

    public double Number(string name) => Number(Input(name));

    public double[] Numbers(string name) => Numbers(Input(name));

    /// <summary>The numbers in ascending order.</summary>
    public double[] Sorted(string name)
    {
        var values = Numbers(name);
        Array.Sort(values);
        return values;
    }

    public double[][] Rows(string name) => [.. Input(name).EnumerateArray().Select(Numbers)];

    /// <summary>Rows of whole numbers.</summary>
    public long[][] Counts(string name) => [.. Rows(name).Select(row => row.Select(Whole).ToArray())];

    /// <summary>Whether something is expected at this path.</summary>
    public bool Expects(params ReadOnlySpan<string> path) => Find(Expected, path) is not null;

    public static JsonElement? Find(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (from.ValueKind is not JsonValueKind.Object || !from.TryGetProperty(name, out from))
                return null;
        }

        return from;
    }

    public static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        _ => value.GetDouble(),
    };

    public static double[] Numbers(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(Number)]
        : GeneratedNumbers.Make(value);

    private static long Whole(double value) => value == Math.Truncate(value)
        ? (long)value
        : throw new InvalidDataException($"{value.ToString("R", CultureInfo.InvariantCulture)} is no whole number.");
}
