using System.Text.Json;
using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Oracles;

/// <summary>Large inputs, written as the rule that makes them: base · mul + add over SplitMix64.</summary>
internal static class GeneratedNumbers
{
    public static double[] Make(JsonElement rule)
    {
        var generator = new SplitMix64(rule.GetProperty("seed").GetUInt64());
        double mul = rule.GetProperty("mul").GetDouble(), add = rule.GetProperty("add").GetDouble();
        var kind = rule.GetProperty("gen").GetString();
        var values = new double[rule.GetProperty("n").GetInt32()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = kind switch
            {
                "uniform" => (generator.NextUniform() * mul) + add,
                "ih12" => (SumOfTwelve(generator) * mul) + add,
                "floor_uniform" => Math.Floor((generator.NextUniform() * mul) + add),
                _ => throw new InvalidDataException($"The generator {kind} is unknown: uniform, ih12 and floor_uniform are known."),
            };
        }

        return values;
    }

    /// <summary>Nearly normal without a mathematical library, hence equal on every machine: twelve uniform numbers, from left to right, minus 6.</summary>
    public static double SumOfTwelve(SplitMix64 generator)
    {
        var sum = 0.0;
        for (var i = 0; i < 12; i++)
            sum += generator.NextUniform();
        return sum - 6;
    }
}
