namespace MlOps.Lifecycle.Datasets;

/// <summary>Numbers that compare equal have one form: 0.0 for -0.0, and one NaN.</summary>
internal static class CanonicalNumber
{
    private static readonly double NaN = BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_0000);

    public static double Of(double value) => double.IsNaN(value) ? NaN : value + 0.0;
}
