using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Statistics;

/// <summary>How many bins of equal width a sample gets.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BinRule>))]
public enum BinRule
{
    /// <summary>The narrower of Freedman-Diaconis and Sturges.</summary>
    Auto = 0,

    /// <summary>log₂ n + 1 (Sturges 1926).</summary>
    Sturges = 1,

    /// <summary>Width 3.49·s·n^(−⅓) (Scott 1979).</summary>
    Scott = 2,

    /// <summary>Width 2·IQR·n^(−⅓) (Freedman and Diaconis 1981).</summary>
    FreedmanDiaconis = 3,

    /// <summary>Sturges with a term for skewness (Doane 1976).</summary>
    Doane = 4,

    /// <summary>2·n^⅓.</summary>
    Rice = 5,

    /// <summary>√n.</summary>
    SquareRoot = 6,
}
