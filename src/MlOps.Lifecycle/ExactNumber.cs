using System.Globalization;

namespace MlOps.Lifecycle;

/// <summary>
/// Texts of numbers that are read back to the last bit. The shortest text of .NET 10 is not for two powers of two, 2^-25 and 2^-958: the
/// numbers below a power of two lie closer together, and the text is the neighbor's.
/// </summary>
internal static class ExactNumber
{
    private const long Fraction = (1L << 52) - 1;

    /// <summary>The format to write the value with.</summary>
    public static string FormatOf(double value) =>
        (BitConverter.DoubleToInt64Bits(value) & Fraction) == 0
        && !double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(value)
            ? "G17"
            : "R";
}
