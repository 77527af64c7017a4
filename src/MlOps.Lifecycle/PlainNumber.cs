using System.Globalization;

namespace MlOps.Lifecycle;

/// <summary>Numbers in sentences: as many digits as a reader can use, the same in every culture.</summary>
internal static class PlainNumber
{
    public static string Of(double value) => value.ToString(
        Math.Abs(value) switch { 0 => "0", >= 1e15 or < 0.001 => "G3", >= 1000 => "0", >= 100 => "0.#", >= 10 => "0.##", >= 1 => "0.###", _ => "0.####" },
        CultureInfo.InvariantCulture);
}
