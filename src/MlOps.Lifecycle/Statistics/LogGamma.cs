namespace MlOps.Lifecycle.Statistics;

/// <summary>The natural logarithm of the gamma function.</summary>
/// <remarks>
/// Own code, because MathNet.Numerics 5.0.0 is off by 4e-16 at 1 and 2, where the logarithm is 0, and every digit is lost in a ratio of
/// factorials then. Source: 5.11.1 and 5.7.3 of the NIST Digital Library of Mathematical Functions.
/// </remarks>
internal static class LogGamma
{
    private const double EulerGamma = 0.57721566490153286;
    private const double LogRootTwoPi = 0.91893853320467274;

    /// <summary>ζ(k) − 1 for k from 2 on.</summary>
    private static readonly double[] Zeta =
    [
        0.64493406684822644, 0.20205690315959429, 0.082323233711138192, 0.036927755143369926, 0.01734306198444914,
        0.0083492773819228268, 0.0040773561979443394, 0.0020083928260822144, 0.00099457512781808534, 0.00049418860411946456,
        0.0002460865533080483, 0.00012271334757848915, 6.1248135058704829e-5, 3.0588236307020494e-5, 1.5282259408651872e-5,
        7.6371976378997623e-6, 3.8172932649998399e-6, 1.9082127165539389e-6, 9.5396203387279611e-7, 4.7693298678780646e-7,
        2.3845050272773299e-7, 1.1921992596531107e-7, 5.960818905125948e-8, 2.980350351465228e-8, 1.4901554828365041e-8,
        7.4507117898354295e-9, 3.7253340247884571e-9, 1.862659723513049e-9, 9.3132743241966818e-10, 4.6566290650337841e-10,
    ];

    /// <summary>log Γ(x) for x above 0, to the last digits; NaN for NaN.</summary>
    public static double Of(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        if (x < 0.5)
            return Of(x + 1) - Math.Log(x);
        if (x <= 1.5)
            return AroundTwo(x - 1) - double.LogP1(x - 1);
        if (x <= 2.5)
            return AroundTwo(x - 2);

        // Γ(x) = Γ(x + k)/(x(x + 1)…): shifted to where the series is exact to the last digit.
        var product = 1.0;
        for (; x < 12; x++)
            product *= x;
        return Stirling(x) - Math.Log(product);
    }

    /// <summary>log C(n, k).</summary>
    public static double Choose(double n, double k) => Of(n + 1) - Of(k + 1) - Of(n - k + 1);

    /// <summary>log Γ(2 + z) for |z| ≤ ½.</summary>
    private static double AroundTwo(double z)
    {
        double sum = 0, power = z;
        for (var k = 0; k < Zeta.Length; k++)
        {
            power *= -z;
            sum -= Zeta[k] * power / (k + 2);
        }

        return (z * (1 - EulerGamma)) + sum;
    }

    private static double Stirling(double x)
    {
        var inverse = 1 / (x * x);
        var series = 1.0 / 156;
        series = (-691.0 / 360_360) + (series * inverse);
        series = (1.0 / 1188) + (series * inverse);
        series = (-1.0 / 1680) + (series * inverse);
        series = (1.0 / 1260) + (series * inverse);
        series = (-1.0 / 360) + (series * inverse);
        series = (1.0 / 12) + (series * inverse);
        return ((x - 0.5) * Math.Log(x)) - x + LogRootTwoPi + (series / x);
    }
}
