using System.Numerics;

namespace MlOps.Lifecycle.Statistics;

/// <summary>
/// The tail of a weighted sum of squared normal values, of which the moment generating function is known in closed form: the inverse
/// Laplace integral along a vertical line, by the trapezoidal rule. The line is chosen so that nothing cancels, in the far tail neither.
/// </summary>
internal static class QuadraticTail
{
    /// <summary>Exponent to which errors are pushed: e⁻³⁶ is below the last digit of a double.</summary>
    private const double Digits = 36;

    /// <summary>The probability of a value above x.</summary>
    /// <param name="x">The value.</param>
    /// <param name="mean">The mean of the law.</param>
    /// <param name="pole">The smallest pole of the moment generating function: half the inverse of the largest weight.</param>
    /// <param name="base">The function of which the moment generating function is a power; 1 at 0.</param>
    /// <param name="power">The power, for example −½.</param>
    public static TailProbability Survival(double x, double mean, double pole, Func<Complex, Complex> @base, double power)
    {
        if (double.IsNaN(x))
            return TailProbability.NaN;
        if (x <= 0)
            return TailProbability.One;
        if (x < mean)
            return TailProbability.From(1 - Math.Exp(LogIntegral(x, -Math.Min(40 / x, 8 / mean), 0, @base, power)));

        // Right of the mean the line lies just left of the pole, left of it on the other side of 0.
        var distance = Math.Min(pole / 2, 2 / x);
        return TailProbability.FromLog(LogIntegral(x, pole - distance, Digits / distance, @base, power));
    }

    /// <summary>log of (1/2πi)∫ M(s)·e^{−sx}/|s| ds along Re s = line, with the sign that makes it a probability.</summary>
    private static double LogIntegral(double x, double line, double period, Func<Complex, Complex> @base, double power)
    {
        var step = 2 * Math.PI / Math.Max(period, (Digits / Math.Abs(line)) + (2 * x));
        var start = Complex.Log(@base(line));
        double phase = start.Imaginary, sum = 0;
        var sign = Math.Sign(line);
        for (var k = 0; k < 5_000_000; k++)
        {
            var s = new Complex(line, k * step);
            var log = Complex.Log(@base(s));

            // The logarithm is followed without jumps.
            var turns = Math.Round((phase - log.Imaginary) / (2 * Math.PI));
            phase = log.Imaginary + (turns * 2 * Math.PI);
            var relative = power * (log.Real - start.Real);
            var term = Complex.FromPolarCoordinates(Math.Exp(relative), (power * (phase - start.Imaginary)) - (s.Imaginary * x)) / s;
            sum += (k == 0 ? 0.5 : 1) * sign * term.Real;
            if (Math.Exp(relative) < 1e-18 * Math.Abs(sum) * Complex.Abs(s))
                break;
        }

        return (power * start.Real) - (line * x) + Math.Log(sum * step / Math.PI);
    }
}
