using System.Text.Json.Serialization;

namespace MlOps.Lifecycle.Statistics;

/// <summary>What becomes of pairs without a difference.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ZeroDifferences>))]
public enum ZeroDifferences
{
    /// <summary>They are left out before ranking (Wilcoxon).</summary>
    LeaveOut = 0,

    /// <summary>They are ranked, and their ranks left out (Pratt): the safer choice with many zeros.</summary>
    RankAndLeaveOut = 1,

    /// <summary>They are ranked, and their ranks go half to either side.</summary>
    Split = 2,
}
