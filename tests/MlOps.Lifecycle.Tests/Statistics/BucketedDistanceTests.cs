using MlOps.Lifecycle.Statistics;

namespace MlOps.Lifecycle.Tests.Statistics;

/// <summary>The fast way to the Kolmogorov-Smirnov distance against sorting, which is the plain one.</summary>
public sealed class BucketedDistanceTests
{
    private static readonly int[] Sizes = [1, 5, 300, 1_000, 5_000, 40_000];

    public static TheoryData<string> Kinds =>
    [
        "normal", "uniform", "lognormal", "huge spread", "integers", "zeros", "constant", "timestamps", "one far value", "with NaN", "with infinities",
        "negative zeros", "denormal", "two far clusters", "sorted",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Counting_equals_sorting_to_the_last_bit(string kind)
    {
        var generator = new SplitMix64(7);
        foreach (var n in Sizes)
        {
            foreach (var m in (int[])[n, (n / 3) + 1])
            {
                foreach (var shift in (double[])[0, 0.01, 0.5, 10])
                {
                    var x = Draw(generator, kind, n, 0);
                    var y = Draw(generator, kind, m, shift);
                    var plain = KolmogorovSmirnov.Measure(Sorted(x), Sorted(y));
                    BucketedDistance.Measure(x, y).Should().Be(plain, "{0}, {1} and {2} values, shift {3}", kind, n, m, shift);
                    KolmogorovSmirnov.MeasureUnsorted(x, y).Should().Be(plain);
                }
            }
        }
    }

    [Fact]
    public void Sample_compared_with_itself_has_distance_0()
    {
        var x = Draw(new(8), "normal", 20_000, 0);
        var distance = KolmogorovSmirnov.MeasureUnsorted(x, x);
        (distance.D, distance.Sign, distance.Location).Should().Be((0, 0, x.Min()));
    }

    [Fact]
    public void Sides_without_values_are_an_outcome()
    {
        KolmogorovSmirnov.MeasureUnsorted([], [1]).D.Should().Be(double.NaN);
        var missing = Enumerable.Repeat(double.NaN, 2_000).ToArray();
        var distance = KolmogorovSmirnov.MeasureUnsorted(missing, Draw(new(9), "normal", 2_000, 0));
        (distance.D, distance.ReferenceCount, distance.CurrentCount).Should().Be((double.NaN, 0, 2_000));
    }

    private static double[] Sorted(double[] values) => [.. values.Where(value => !double.IsNaN(value)).Order()];

    private static double[] Draw(SplitMix64 generator, string kind, int count, double shift)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var u = generator.NextUniform();
            values[i] = kind switch
            {
                "uniform" => u + shift,
                "lognormal" => Math.Exp(generator.NextNormal() + shift),
                "huge spread" => Math.Exp(60 * (generator.NextNormal() + shift)) * (u < 0.5 ? -1 : 1),
                "integers" => Math.Floor((u * 7) + shift),
                "zeros" => u < 0.9 ? 0 : generator.NextUniform() + shift,
                "constant" => 3 + (shift > 1 ? 1 : 0),
                "timestamps" => 1.7e9 + (1e-3 * (u + shift)),
                "one far value" => i == count / 2 ? 1e300 : generator.NextNormal() + shift,
                "with NaN" => u < 0.2 ? double.NaN : generator.NextNormal() + shift,
                "with infinities" => u < 0.1 ? double.NegativeInfinity : u > 0.95 ? double.PositiveInfinity : generator.NextNormal() + shift,
                "negative zeros" => u < 0.3 ? -0.0 : u < 0.6 ? 0.0 : generator.NextNormal() + shift,
                "denormal" => double.Epsilon * Math.Floor((u * 1_000) + (10 * shift)),
                "two far clusters" => u < 0.5 ? 1e-9 * (generator.NextUniform() + shift) : 1e9 + generator.NextUniform(),
                "sorted" => i + shift,
                _ => generator.NextNormal() + shift,
            };
        }

        return values;
    }
}
