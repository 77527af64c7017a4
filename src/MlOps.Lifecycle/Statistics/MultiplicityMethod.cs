using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Statistics;

/// <summary>How p-values of many tests are adjusted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MultiplicityMethod>))]
public enum MultiplicityMethod
{
    /// <summary>p·d. Bounds the chance of any false alarm, under any dependence.</summary>
    Bonferroni = 0,

    /// <summary>1 − (1 − p)^d. Bounds the chance of any false alarm for independent tests.</summary>
    Sidak = 1,

    /// <summary>Bonferroni step by step. Bounds the chance of any false alarm, under any dependence; finds more than Bonferroni.</summary>
    Holm = 2,

    /// <summary>Šidák step by step.</summary>
    HolmSidak = 3,

    /// <summary>Holm from the other end; for tests that are independent or depend positively.</summary>
    Hochberg = 4,

    /// <summary>The closed test of Simes; finds a little more than Hochberg under the same condition.</summary>
    Hommel = 5,

    /// <summary>Bounds the share of false alarms among all alarms; for tests that are independent or depend positively.</summary>
    BenjaminiHochberg = 6,

    /// <summary>Bounds the share of false alarms among all alarms, under any dependence.</summary>
    BenjaminiYekutieli = 7,
}
