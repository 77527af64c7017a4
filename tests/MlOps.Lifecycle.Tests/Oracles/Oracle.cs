using System.Globalization;
using System.Text.Json;
using MlOps.Lifecycle.Statistics;
using MlOps.Lifecycle.Tests.Conventions;

namespace MlOps.Lifecycle.Tests.Oracles;

/// <summary>One case of an oracle file; see README.md beside the files.</summary>
internal sealed class Oracle
{
    private readonly JsonElement _case;

    private Oracle(JsonElement one) => _case = one;

    public string Name => _case.GetProperty("name").GetString()!;

    public static IReadOnlyList<Oracle> Read(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "MlOps.Lifecycle.Tests", "Oracles", file);
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(one => new Oracle(one.Clone()))];
    }

    public JsonElement Input(string name) => _case.GetProperty("input").GetProperty(name);

    public double[] Numbers(string name)
    {
        var input = Input(name);
        return input.ValueKind is JsonValueKind.Array ? [.. input.EnumerateArray().Select(Number)] : Generate(input);
    }

    public bool Expects(params string[] path) => Find(path) is not null;

    public double Expected(params string[] path) => Number(Find(path) ?? throw new InvalidOperationException($"{Name} expects no {string.Join('/', path)}."));

    public string[] ExpectedTexts(string name) => [.. Find([name])!.Value.EnumerateArray().Select(text => text.GetString()!)];

    public double[] ExpectedNumbers(string name) => [.. Find([name])!.Value.EnumerateArray().Select(Number)];

    public void Check(double actual, params string[] path) => Near(actual, Expected(path), string.Join('/', path));

    public void Near(double actual, double expected, string what)
    {
        if (double.IsFinite(expected))
            Math.Abs(actual - expected).Should().BeLessThanOrEqualTo(Tolerance(expected), "{0} of {1} is {2:R} and should be {3:R}", what, Name, actual, expected);
        else
            actual.Should().Be(expected, "{0} of {1}", what, Name);
    }

    private double Tolerance(double expected) => Math.Max(
        _case.TryGetProperty("rtol", out var relative) ? relative.GetDouble() * Math.Abs(expected) : 0,
        _case.TryGetProperty("atol", out var absolute) ? absolute.GetDouble() : 0);

    private JsonElement? Find(string[] path)
    {
        var found = _case.GetProperty("expected");
        foreach (var name in path)
        {
            if (!found.TryGetProperty(name, out found))
                return null;
        }

        return found;
    }

    private static double Number(JsonElement value) => value.ValueKind is JsonValueKind.String
        ? double.Parse(value.GetString()!, CultureInfo.InvariantCulture)
        : value.GetDouble();

    private static double[] Generate(JsonElement spec)
    {
        var generator = new SplitMix64(spec.GetProperty("seed").GetUInt64());
        var values = new double[spec.GetProperty("n").GetInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            var value = spec.GetProperty("gen").GetString() is "ih12" ? SumOfTwelve(generator) : generator.NextUniform();
            values[i] = (value * spec.GetProperty("mul").GetDouble()) + spec.GetProperty("add").GetDouble();
        }

        return values;
    }

    private static double SumOfTwelve(SplitMix64 generator)
    {
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
            sum += generator.NextUniform();
        return sum - 6;
    }
}
