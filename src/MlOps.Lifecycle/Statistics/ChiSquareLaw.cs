using MathNet.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>The chi-square law, central and non-central: what squared distances between shares follow without and with a change.</summary>
/// <remarks>Pure and thread-safe. NaN in, NaN out.</remarks>
public static class ChiSquareLaw
{
    private const double FarTail = 1e-200;

    /// <summary>From here on the square root of a non-central value is taken as normal (Sankaran 1963): the limits agree to six digits and cost nothing.</summary>
    private const double LargeValue = 1e5;

    /// <summary>The probability of a value above <paramref name="x"/>; keeps its relative accuracy in the far tail.</summary>
    /// <param name="x">The value; 0 and below give 1.</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not above 0.</exception>
    public static double Survival(double x, double degrees)
    {
        Check(degrees);
        return double.IsNaN(x) ? double.NaN : x <= 0 ? 1 : double.IsPositiveInfinity(x) ? 0 : SpecialFunctions.GammaUpperRegularized(degrees / 2, x / 2);
    }

    /// <summary>The natural logarithm of <see cref="Survival"/>, a number however far the tail.</summary>
    /// <param name="x">The value; 0 and below give 0.</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> is not above 0.</exception>
    public static double LogSurvival(double x, double degrees)
    {
        var survival = Survival(x, degrees);
        if (!(survival < FarTail) || double.IsPositiveInfinity(x))
            return Math.Log(survival);

        // Γ(a, y) = yᵃe⁻ʸ/(y + 1 − a − 1(1−a)/(y + 3 − a − 2(2−a)/(y + 5 − a − …))), from the inside out.
        double a = degrees / 2, y = x / 2, fraction = y + 401 - a;
        for (var k = 200; k > 0; k--)
            fraction = y + (2 * k) - 1 - a - (k * (k - a) / fraction);
        return (a * Math.Log(y)) - y - Math.Log(fraction) - LogGamma.Of(a);
    }

    /// <summary>The value that is exceeded with a probability, for example 3.84 for 0.05 and one degree of freedom.</summary>
    /// <param name="tail">The probability, in (0, 1).</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tail"/> or <paramref name="degrees"/> is out of its range.</exception>
    public static double InverseSurvival(double tail, double degrees)
    {
        Check(degrees);
        return Inverse.Decreasing(x => Survival(x, degrees), tail);
    }

    /// <summary>The probability of a non-central value of at most <paramref name="x"/>, to ten digits after the point.</summary>
    /// <param name="x">The value; 0 and below give 0.</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <param name="noncentrality">The sum of squared means, 0 or above.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> or <paramref name="noncentrality"/> is out of its range.</exception>
    public static double NoncentralCdf(double x, double degrees, double noncentrality)
    {
        Check(degrees);
        if (!(noncentrality >= 0))
            throw new ArgumentOutOfRangeException(nameof(noncentrality), noncentrality, "A non-centrality is 0 or above.");
        if (double.IsNaN(x))
            return double.NaN;
        if (x <= 0)
            return 0;
        if (Math.Max(x, noncentrality) > LargeValue)
            return NormalLaw.Cdf(Root(x, degrees) - Root(noncentrality, 2 - degrees));

        // Σ Poisson(j; λ/2)·P(χ²_{k+2j} ≤ x), from the largest weight outwards (Ding 1992, Benton and Krishnamoorthy 2003).
        double half = noncentrality / 2, y = x / 2;
        var start = Math.Floor(half);
        var shape = (degrees / 2) + start;
        var startWeight = noncentrality == 0 ? 1 : Math.Exp((start * Math.Log(half)) - half - LogGamma.Of(start + 1));
        var startCdf = SpecialFunctions.GammaLowerRegularized(shape, y);
        var startStep = Math.Exp((shape * Math.Log(y)) - y - LogGamma.Of(shape + 1));

        var sum = startWeight * startCdf;
        double weight = startWeight, cdf = startCdf, step = startStep;
        for (var j = start; weight > 1e-17 && cdf > 1e-17; j++)
        {
            cdf = Math.Max(0, cdf - step);
            step *= y / ((degrees / 2) + j + 1);
            weight *= half / (j + 1);
            sum += weight * cdf;
        }

        weight = startWeight;
        cdf = startCdf;
        step = startStep;
        for (var j = start; j > 0 && weight > 1e-17; j--)
        {
            step *= ((degrees / 2) + j) / y;
            cdf = Math.Min(1, cdf + step);
            weight *= j / half;
            sum += weight * cdf;
        }

        return Math.Clamp(sum, 0, 1);
    }

    /// <summary>The non-centrality at which a value of at most <paramref name="x"/> has a probability; 0 when even no change makes it less likely than that.</summary>
    /// <param name="x">The observed value.</param>
    /// <param name="degrees">The degrees of freedom, above 0.</param>
    /// <param name="probability">The probability, in (0, 1): 0.025 for the upper and 0.975 for the lower limit of an interval of 95 %.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="degrees"/> or <paramref name="probability"/> is out of its range.</exception>
    public static double Noncentrality(double x, double degrees, double probability)
    {
        if (!(probability is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        if (double.IsNaN(x) || NoncentralCdf(x, degrees, 0) <= probability)
            return double.IsNaN(x) ? double.NaN : 0;
        if (x > LargeValue)
        {
            var root = Math.Max(0, Root(x, degrees) + NormalLaw.InverseSurvival(probability));
            return Math.Max(0, (root * root) - ((degrees - 1) / 2));
        }

        double low = 0, high = x + degrees + 1;
        while (NoncentralCdf(x, degrees, high) > probability)
            (low, high) = (high, 2 * high);
        for (var i = 0; i < 100 && high - low > 1e-9 * high; i++)
        {
            var middle = (low + high) / 2;
            if (NoncentralCdf(x, degrees, middle) > probability)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>√(x − (k−1)/2) is nearly normal around √(λ + (k−1)/2) with deviation 1.</summary>
    private static double Root(double value, double degrees) => Math.Sqrt(Math.Max(0, value - ((degrees - 1) / 2)));

    private static void Check(double degrees)
    {
        if (!(degrees > 0))
            throw new ArgumentOutOfRangeException(nameof(degrees), degrees, "Degrees of freedom are above 0.");
    }
}
