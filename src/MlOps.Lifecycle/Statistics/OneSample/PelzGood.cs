namespace MlOps.Lifecycle.Statistics;

/// <summary>The limit law of the one-sample distance with three corrections for the number of values: seven digits from 140 values on, at any number.</summary>
/// <remarks>Pure and thread-safe. Source: Pelz and Good 1976, as printed by Simard and L'Ecuyer 2011.</remarks>
public static class PelzGood
{
    private const int Terms = 20;

    /// <summary>The probability of a two-sided distance above <paramref name="d"/>. Below about 1e-6 only its first digits are right: take <see cref="SmirnovLaw.OneSided"/> twice there.</summary>
    /// <param name="count">The number of values, at least 1.</param>
    /// <param name="d">The distance; 0 and below give 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public static double Survival(int count, double d)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (double.IsNaN(d))
            return double.NaN;
        if (d <= 0)
            return 1;
        double z = Math.Sqrt(count) * d, z2 = z * z, z4 = z2 * z2, z6 = z4 * z2, z8 = z4 * z4, pi2 = Math.PI * Math.PI, pi4 = pi2 * pi2, pi6 = pi4 * pi2;
        double k0 = 0, k1 = 0, half2 = 0, whole2 = 0, half3 = 0, whole3 = 0;
        for (var k = 0; k < Terms; k++)
        {
            // Sums over all whole numbers: k + ½ and −k − ½ give the same term, and so do k and −k.
            double h = (k + 0.5) * (k + 0.5), h2 = h * h, h3 = h2 * h, half = 2 * Math.Exp(-pi2 * h / (2 * z2));
            k0 += half;
            k1 += half * ((pi2 * h) - z2);
            half2 += half * ((6 * z6) + (2 * z4) + (pi2 * ((2 * z4) - (5 * z2)) * h) + (pi4 * (1 - (2 * z2)) * h2));
            half3 += half * ((pi6 * h3 * (5 - (30 * z2))) + (pi4 * h2 * ((-60 * z2) + (212 * z4))) + (pi2 * h * ((135 * z4) - (96 * z6))) - (30 * z6) - (90 * z8));
            double w = (double)k * k, whole = 2 * Math.Exp(-pi2 * w / (2 * z2));
            whole2 += whole * pi2 * w;
            whole3 += whole * ((3 * pi2 * w * z2) - (pi4 * w * w));
        }

        double root = Math.Sqrt(Math.PI / 2), n = count;
        var cdf = root * (
            (k0 / z)
            + (k1 / (6 * z4 * Math.Sqrt(n)))
            + (((half2 / (72 * z6 * z)) - (whole2 / (36 * z2 * z))) / n)
            + (((half3 / (6480 * z6 * z4)) + (whole3 / (216 * z6))) / (n * Math.Sqrt(n))));
        return Math.Clamp(1 - cdf, 0, 1);
    }
}
