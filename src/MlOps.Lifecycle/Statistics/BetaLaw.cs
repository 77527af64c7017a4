namespace MlOps.Lifecycle.Statistics;

/// <summary>The regularized incomplete beta function, on which the laws of Student, Fisher and Bernoulli rest.</summary>
/// <remarks>
/// Own code, because MathNet.Numerics 5.0.0 takes x alone: 1 − x is lost where x is near 1. Source: continued fraction 8.17.22 of the NIST
/// Digital Library of Mathematical Functions, by the method of Lentz.
/// </remarks>
public static class BetaLaw
{
    private const double Tiny = 1e-300;

    /// <summary>I_x(a, b), the probability of a beta value of at most x.</summary>
    /// <param name="a">The first shape, above 0.</param>
    /// <param name="b">The second shape, above 0.</param>
    /// <param name="x">The value, in [0, 1].</param>
    /// <param name="complement">1 − x, for callers who know it better than by subtraction.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not above 0, or x is not in [0, 1].</exception>
    public static double Regularized(double a, double b, double x, double complement)
    {
        if (!(a > 0))
            throw new ArgumentOutOfRangeException(nameof(a), a, "A shape is above 0.");
        if (!(b > 0))
            throw new ArgumentOutOfRangeException(nameof(b), b, "A shape is above 0.");
        if (!(x is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(x), x, "A beta value lies between 0 and 1.");
        if (x == 0 || complement == 0)
            return x == 0 ? 0 : 1;

        // The fraction converges quickly below the mean; above it the other tail is computed.
        return x <= (a + 1) / (a + b + 2) ? Tail(a, b, x, complement) : 1 - Tail(b, a, complement, x);
    }

    private static double Tail(double a, double b, double x, double complement)
    {
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(complement)) - LogBeta(a, b)) / a;
        double c = 1, d = 1 / NotZero(1 - ((a + b) * x / (a + 1))), h = d;
        for (var k = 1; k < 10_000; k++)
        {
            var even = k * (b - k) * x / ((a + (2 * k) - 1) * (a + (2 * k)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            var odd = -(a + k) * (a + b + k) * x / ((a + (2 * k)) * (a + (2 * k) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
                break;
        }

        return front * h;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;

    private static double LogBeta(double a, double b) => LogGamma.Of(a) + LogGamma.Of(b) - LogGamma.Of(a + b);
}
