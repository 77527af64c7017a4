namespace MlOps.Lifecycle.Drift;

/// <summary>Changes how missing values are watched.</summary>
public static class MissingRateDriftPlanExtensions
{
    /// <summary>Watches the missing values of one column with own settings; its values stay watched as before.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="column">The column.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder AddMissingRate(this IDriftPlanBuilder plan, string column, Action<MissingRateOptions>? configure = null) =>
        DetectorOptions.Find(plan, column, MissingRateDetector.Kind, configure, MissingRateValidator.Instance) is { } options
            ? plan.Add(column, new MissingRateDetector(options))
            : plan;

    /// <summary>Watches the missing values of every watched column with these settings.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The same builder.</returns>
    public static IDriftPlanBuilder UseMissingRate(this IDriftPlanBuilder plan, Action<MissingRateOptions>? configure = null) =>
        DetectorOptions.Find(plan, "*", MissingRateDetector.Kind, configure, MissingRateValidator.Instance) is { } options
            ? plan.Use(ColumnKind.Every, new MissingRateDetector(options))
            : plan;
}
