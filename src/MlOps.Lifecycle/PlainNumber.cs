using System.Globalization;

namespace MlOps.Lifecycle;

/// <summary>Numbers in sentences: four digits that count, thousands apart, the same in every culture and on every page.</summary>
internal static class PlainNumber
{
    private const int Digits = 4;
    private const double Largest = 1e15;
    private const double Smallest = 1e-3;

    /// <summary>Such as <c>0.0123</c>, <c>41.27</c>, <c>1,234</c>; very large and very small numbers by powers of ten.</summary>
    public static string Of(double value)
    {
        var size = Math.Abs(value);
        if (size == 0)
            return "0";
        if (!double.IsFinite(value) || size is >= Largest or < Smallest)
            return value.ToString("G3", CultureInfo.InvariantCulture);
        var decimals = Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, Digits);
        return value.ToString(decimals == 0 ? "#,0" : "#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    /// <summary>Such as <c>1 row</c> or <c>1,234 rows</c>.</summary>
    public static string Count(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}");
}
