namespace MlOps.Lifecycle.Drift;

/// <summary>Adds the Kolmogorov-Smirnov detector to a plan.</summary>
public static class KolmogorovSmirnovDriftPlanExtensions
{
    /// <summary>Watches one column of numbers by Kolmogorov-Smirnov.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="column">The column.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder AddKolmogorovSmirnov(this IDriftPlanBuilder plan, string column, Action<KolmogorovSmirnovOptions>? configure = null) =>
        DetectorOptions.Find(plan, column, KolmogorovSmirnovDetector.Kind, configure, KolmogorovSmirnovValidator.Instance) is { } options
            ? plan.Add(column, new KolmogorovSmirnovDetector(options))
            : plan;

    /// <summary>Watches every column of numbers that no detector was added for by Kolmogorov-Smirnov, with these settings.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder UseKolmogorovSmirnov(this IDriftPlanBuilder plan, Action<KolmogorovSmirnovOptions>? configure = null) =>
        DetectorOptions.Find(plan, "*", KolmogorovSmirnovDetector.Kind, configure, KolmogorovSmirnovValidator.Instance) is { } options
            ? plan.Use(ColumnKind.Numbers, new KolmogorovSmirnovDetector(options))
            : plan;
}
