namespace MlOps.Lifecycle.Policies;

/// <summary>What the recommended policy can be told. Every setting has a default that follows from the evidence.</summary>
public sealed record RecommendedSettings
{
    internal const int DefaultRejections = 3;
    internal const double DefaultRelativeLoss = 0.1;

    /// <summary>The one metric that is judged, of quality or of value per day; null for every metric with a band, and without any band for the value metric and the first metric of quality.</summary>
    public string? Metric { get; init; }

    /// <summary>The loss from the first accepted reference that matters where no band was agreed, in the unit of <see cref="Metric"/>, which it needs; null for a tenth of the reference.</summary>
    public double? By { get; init; }

    /// <summary>How long a loss must have held before a refit; null when one window whose interval confirms it is enough.</summary>
    public TimeSpan? HeldFor { get; init; }

    /// <summary>After how many rejected candidates in a row people take over.</summary>
    public int Rejections { get; init; } = DefaultRejections;

    /// <summary>The least time between runs; null for the label delay plus one window, which it never falls below.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>The most runs in any stretch of <see cref="Per"/>; null for no limit.</summary>
    public int? Runs { get; init; }

    /// <summary>The stretch of time that <see cref="Runs"/> and <see cref="Budget"/> are about.</summary>
    public TimeSpan? Per { get; init; }

    /// <summary>The most that runs may cost in any stretch of <see cref="Per"/>; null for no limit.</summary>
    public decimal? Budget { get; init; }

    /// <summary>How long no second notice about drift is given; null for 92 days, the longest quarter of a year.</summary>
    public TimeSpan? Quiet { get; init; }
}
